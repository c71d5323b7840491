package io.turnout.loadtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.loadtest.plan.Arrivals;
import io.turnout.loadtest.plan.BrowserMix;
import io.turnout.loadtest.plan.BrowserSettings;
import io.turnout.loadtest.plan.Burst;
import io.turnout.loadtest.plan.EvidenceSettings;
import io.turnout.loadtest.plan.GridSource;
import io.turnout.loadtest.plan.MeetingLengths;
import io.turnout.loadtest.plan.MeetingLoad;
import io.turnout.loadtest.plan.MeetingSizes;
import io.turnout.loadtest.plan.Naming;
import io.turnout.loadtest.plan.Plan;
import io.turnout.loadtest.plan.PlanFile;
import io.turnout.loadtest.plan.Rate;
import io.turnout.loadtest.plan.Scenario;
import io.turnout.loadtest.plan.Target;
import io.turnout.loadtest.plan.Threshold;
import io.turnout.loadtest.progress.Progress;
import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.RunPhase;
import io.turnout.report.record.RunRecordReader;
import io.turnout.report.record.Sample;
import io.turnout.report.record.UserAction;
import io.turnout.report.record.UserState;
import io.turnout.report.record.Verdict.Outcome;
import io.turnout.virtualuser.Tolerance;
import io.turnout.virtualuser.pattern.UserPattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios in sequence and in parallel, of the closed and the open model. */
@Timeout(180)
final class ScenariosTest {
  @TempDir private Path runs;

  private final ScriptedAgents agents = new ScriptedAgents();
  private final List<Progress> progress = new CopyOnWriteArrayList<>();

  @Test
  void shouldPlayScenariosInSequence() throws Exception {
    RunResult result =
        run(
            List.of(),
            scenario("first", closed(Duration.ofSeconds(1), Duration.ZERO), Optional.empty()),
            scenario("second", closed(Duration.ofSeconds(1), Duration.ZERO), Optional.of("first")));

    assertThat(result.verdict().reasons()).isEmpty();
    assertThat(phases(result))
        .containsExactly(
            "first RAMP_UP",
            "first HOLD",
            "first RAMP_DOWN",
            "first FINISHED",
            "second RAMP_UP",
            "second HOLD",
            "second RAMP_DOWN",
            "second FINISHED");
    assertThat(runPhases(result))
        .containsExactly(RunPhase.RAMP_UP, RunPhase.HOLD, RunPhase.RAMP_DOWN, RunPhase.FINISHED);
    assertThat(progress)
        .anyMatch(
            p ->
                p.scenarios().size() == 2
                    && p.scenarios().get(0).phase().equals(Optional.of(RunPhase.FINISHED))
                    && p.scenarios().get(1).phase().isPresent());
    assertThat(agents.open()).isEmpty();
  }

  @Test
  void shouldPlayClosedAndOpenScenarioInParallel() throws Exception {
    MeetingLoad open =
        new MeetingLoad.Open(
            new Arrivals.AtRate(
                Rate.parse("2/s").orElseThrow(),
                Arrivals.Spacing.EVEN,
                Duration.ofSeconds(1),
                new MeetingLengths.Constant(Duration.ofSeconds(8)),
                new MeetingSizes.Constant(2)),
            Duration.ZERO,
            Duration.ofSeconds(20));

    RunResult result =
        run(
            List.of("video.fps >= 5 per user", "users.failed == 0"),
            scenario("standup", closed(Duration.ofSeconds(3), Duration.ZERO), Optional.empty()),
            scenario("day", open, Optional.empty()));

    assertThat(result.verdict().reasons()).isEmpty();
    assertThat(phases(result))
        .contains("standup HOLD", "standup FINISHED", "day HOLD", "day RAMP_DOWN", "day FINISHED");
    assertThat(runPhases(result))
        .containsExactly(RunPhase.RAMP_UP, RunPhase.HOLD, RunPhase.RAMP_DOWN, RunPhase.FINISHED);
    assertThat(states(result, UserState.LEFT)).hasSize(6);
    assertThat(lateness(result)).hasSize(6).allMatch(ms -> ms >= 0);
    assertThat(agents.open()).isEmpty();
  }

  @Test
  void shouldLetUsersLeaveOverRampDown() throws Exception {
    RunResult result =
        run(
            List.of(),
            scenario(
                "main", closed(Duration.ofSeconds(1), Duration.ofSeconds(4)), Optional.empty()));

    List<Instant> left = states(result, UserState.LEFT);
    assertThat(left).hasSize(2);
    assertThat(Duration.between(left.getFirst(), left.getLast()))
        .isGreaterThan(Duration.ofSeconds(2));
  }

  @Test
  void shouldEndRunEarlyWhenThresholdThatAbortsIsCrossed() throws Exception {
    RunResult result =
        run(
            List.of("users.connected <= 1"),
            scenario("main", closed(Duration.ofMinutes(10), Duration.ZERO), Optional.empty()),
            scenario("never", closed(Duration.ofMinutes(10), Duration.ZERO), Optional.of("main")));

    assertThat(result.verdict().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.verdict().reasons().getFirst())
        .isEqualTo("The run was ended early by users.connected <= 1: found 2, expected <= 1.");
    assertThat(events(result)).anyMatch(RunEvent.ThresholdBreached.class::isInstance);
    assertThat(runPhases(result)).endsWith(RunPhase.RAMP_DOWN, RunPhase.FINISHED);
    assertThat(states(result, UserState.LEFT)).hasSize(2);
    assertThat(agents.open()).isEmpty();
  }

  @Test
  void shouldEndHoldWhenEverybodyLeaves() throws Exception {
    Scenario scenario =
        new Scenario(
            "main",
            UserPattern.VIDEO,
            closed(Duration.ofMinutes(10), Duration.ZERO),
            Optional.empty(),
            List.of(new Burst(Duration.ofSeconds(1), Burst.Act.LEAVE)),
            Optional.empty(),
            1,
            Tolerance.DEFAULT,
            Naming.DEFAULT);

    RunResult result = run(List.of(), scenario);

    assertThat(result.verdict().reasons()).isEmpty();
    assertThat(states(result, UserState.LEFT)).hasSize(2);
  }

  @Test
  void shouldLetEverybodyReloadInTheSameSecond() throws Exception {
    Scenario scenario =
        new Scenario(
            "main",
            UserPattern.VIDEO,
            closed(Duration.ofSeconds(8), Duration.ZERO),
            Optional.empty(),
            List.of(new Burst(Duration.ofSeconds(4), Burst.Act.RELOAD)),
            Optional.empty(),
            1,
            Tolerance.DEFAULT,
            Naming.DEFAULT);

    RunResult result = run(List.of(), scenario);

    List<RunEvent.ActionPerformed> reloads =
        events(result).stream()
            .filter(RunEvent.ActionPerformed.class::isInstance)
            .map(RunEvent.ActionPerformed.class::cast)
            .toList();
    assertThat(reloads)
        .extracting(RunEvent.ActionPerformed::action)
        .containsOnly(UserAction.RELOAD);
    assertThat(reloads)
        .extracting(reload -> reload.user().user())
        .containsExactlyInAnyOrder("m1-u1", "m1-u2");
  }

  @Test
  void shouldRefuseMoreConcurrentUsersThanSlots() {
    MeetingLoad open =
        new MeetingLoad.Open(
            new Arrivals.AtRate(
                Rate.parse("10/s").orElseThrow(),
                Arrivals.Spacing.EVEN,
                Duration.ofSeconds(5),
                new MeetingLengths.Constant(Duration.ofSeconds(60)),
                new MeetingSizes.Constant(2)),
            Duration.ZERO,
            Duration.ofSeconds(20));

    assertThatThrownBy(() -> run(List.of(), scenario("main", open, Optional.empty())))
        .isInstanceOf(PlanRefusedException.class)
        .hasMessage(
            "grid.embedded.slots: found 20, the plan has 100 browsers at the same time; give the"
                + " Grid more slots or plan fewer users");
    assertThat(runs).isEmptyDirectory();
  }

  private RunResult run(List<String> thresholds, Scenario... scenarios) throws Exception {
    Plan plan =
        new Plan(
            "test",
            new Target(URI.create("http://127.0.0.1:1"), Target.MEETING_APP),
            new GridSource.Embedded(20),
            BrowserMix.of(BrowserSettings.DEFAULT),
            1,
            List.of(scenarios),
            thresholds.stream()
                .map(Threshold::parse)
                .map(threshold -> threshold.within(Duration.ZERO, Optional.empty(), true))
                .toList(),
            List.of(),
            EvidenceSettings.DEFAULT);
    return new LoadTest(PlanFile.of(plan), new LoadTestOptions(runs, "test"), progress::add, agents)
        .run();
  }

  private static Scenario scenario(String name, MeetingLoad load, Optional<String> after) {
    return new Scenario(
        name,
        UserPattern.VIDEO,
        load,
        after,
        List.of(),
        Optional.empty(),
        1,
        Tolerance.DEFAULT,
        Naming.DEFAULT);
  }

  /** One meeting of two. */
  private static MeetingLoad closed(Duration hold, Duration rampDown) {
    return new MeetingLoad.Closed(
        1,
        new MeetingSizes.Constant(2),
        Duration.ZERO,
        Duration.ZERO,
        hold,
        rampDown,
        Duration.ofSeconds(20));
  }

  private static List<RunEvent> events(RunResult result) throws Exception {
    return new RunRecordReader(result.folder()).events();
  }

  private static List<String> phases(RunResult result) throws Exception {
    List<String> phases = new ArrayList<>();
    for (RunEvent event : events(result)) {
      if (event instanceof RunEvent.ScenarioPhaseChanged change) {
        phases.add(change.scenario() + " " + change.phase());
      }
    }
    return phases;
  }

  private static List<RunPhase> runPhases(RunResult result) throws Exception {
    List<RunPhase> phases = new ArrayList<>();
    for (RunEvent event : events(result)) {
      if (event instanceof RunEvent.PhaseChanged change) {
        phases.add(change.phase());
      }
    }
    return phases;
  }

  private static List<Instant> states(RunResult result, UserState state) throws Exception {
    List<Instant> times = new ArrayList<>();
    for (RunEvent event : events(result)) {
      if (event instanceof RunEvent.UserStateChanged change && change.state() == state) {
        times.add(change.at());
      }
    }
    return times.stream().sorted().toList();
  }

  private static List<Double> lateness(RunResult result) throws Exception {
    List<Double> values = new ArrayList<>();
    new RunRecordReader(result.folder())
        .forEachSample(
            (Sample sample) -> {
              if (sample.metric() == Metric.START_LATENESS) {
                values.add(sample.value());
              }
            });
    return values;
  }
}
