package io.turnout.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.loadtest.plan.BrowserSettings;
import io.turnout.loadtest.plan.GridSource;
import io.turnout.loadtest.plan.MeetingLoad;
import io.turnout.loadtest.plan.MonitorSource;
import io.turnout.loadtest.plan.Plan;
import io.turnout.loadtest.plan.PlanFile;
import io.turnout.loadtest.plan.Target;
import io.turnout.loadtest.plan.Threshold;
import io.turnout.loadtest.progress.Progress;
import io.turnout.loadtest.progress.Progress.Phase;
import io.turnout.loadtest.progress.ProgressListener;
import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.RunPhase;
import io.turnout.report.record.RunRecordReader;
import io.turnout.report.record.Sample;
import io.turnout.report.record.UserState;
import io.turnout.report.record.Verdict.Outcome;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class LoadTestTest {
  @TempDir private Path runs;

  private final ScriptedAgents agents = new ScriptedAgents();
  private final List<Progress> progress = new CopyOnWriteArrayList<>();

  @Test
  void shouldPlayPlanToPassedVerdictWithRecordAndReport() throws Exception {
    PlanFile plan = plan(Duration.ofSeconds(3), "users.connected min >= 4", "join.time max < 20s");

    RunResult result = test(plan, progress::add).run();

    assertThat(result.verdict().reasons()).isEmpty();
    assertThat(result.verdict().outcome()).isEqualTo(Outcome.PASSED);
    assertThat(result.exitCode()).isZero();
    assertThat(Files.readString(result.folder().plan())).isEqualTo(plan.yaml());
    assertReported(result);
    assertThat(phases(result))
        .containsExactly(RunPhase.RAMP_UP, RunPhase.HOLD, RunPhase.RAMP_DOWN, RunPhase.FINISHED);
    assertThat(lastStates(result)).hasSize(4).containsOnly(UserState.LEFT);
    assertThat(samples(result))
        .extracting(Sample::metric)
        .contains(Metric.JOIN_TIME, Metric.USERS_CONNECTED, Metric.CPU, Metric.VIDEO_FRAME_RATE);
    assertThat(progress).extracting(Progress::phase).contains(Phase.RAMP_UP, Phase.HOLD);
    assertThat(progress)
        .anyMatch(p -> p.usersIn(UserState.CONNECTED) == 4 && p.meetingsConnected() == 2);
    assertThat(agents.open()).isEmpty();
    assertThat(agents.isClosed()).isTrue();
  }

  @Test
  void shouldFailRunWhenOneUserLosesItsBrowserAndLetTheRestGoOn() throws Exception {
    RunResult result =
        test(
                plan(Duration.ofSeconds(4)),
                p -> {
                  if (p.phase() == Phase.HOLD) {
                    agents.lose("m1-u2");
                  }
                })
            .run();

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(result.verdict().reasons())
        .singleElement()
        .asString()
        .startsWith("1 of 4 users failed: m1-u2 (");
    assertThat(lastStates(result)).containsOnlyOnce(UserState.FAILED).contains(UserState.LEFT);
    assertThat(new RunRecordReader(result.folder()).events())
        .filteredOn(RunEvent.EvidenceTaken.class::isInstance)
        .singleElement()
        .extracting(event -> ((RunEvent.EvidenceTaken) event).user().user())
        .isEqualTo("m1-u2");
    assertReported(result);
    assertThat(agents.open()).isEmpty();
  }

  @Test
  void shouldLeaveReportAndNoAgentWhenInterrupted() throws Exception {
    List<LoadTest> tests = new ArrayList<>();
    LoadTest test =
        test(
            plan(Duration.ofMinutes(10)),
            p -> {
              if (p.phase() == Phase.HOLD) {
                tests.getFirst().interrupt("stopped by Ctrl-C");
              }
            });
    tests.add(test);

    RunResult result = test.run();

    assertThat(result.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(result.verdict().reasons()).contains("The run was stopped by Ctrl-C.");
    assertThat(phases(result)).endsWith(RunPhase.INTERRUPTED);
    assertThat(test.awaitEnd(Duration.ZERO)).isTrue();
    assertReported(result);
    assertThat(agents.open()).isEmpty();
    assertThat(agents.isClosed()).isTrue();
  }

  @Test
  void shouldEndAtOnceWhenInterruptedBeforeItBegins() throws Exception {
    LoadTest test = test(plan(Duration.ofMinutes(10)), ProgressListener.NONE);
    test.interrupt("stopped by Ctrl-C");

    RunResult result = test.run();

    assertThat(result.verdict().outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(agents.open()).isEmpty();
    assertReported(result);
  }

  @Test
  void shouldCallRunInvalidAndKeepWhatWasMeasuredWhenTheGridIsLost() throws Exception {
    RunResult result =
        test(
                plan(Duration.ofMinutes(10)),
                p -> {
                  if (p.phase() == Phase.HOLD) {
                    agents.loseGrid();
                  }
                })
            .run();

    assertThat(result.exitCode()).isEqualTo(ExitCode.INVALID);
    assertThat(result.verdict().reasons())
        .contains("The run broke off: the Grid has not answered for 20 s.");
    assertThat(phases(result)).contains(RunPhase.HOLD).endsWith(RunPhase.INTERRUPTED);
    assertReported(result);
    assertThat(agents.open()).isEmpty();
  }

  @Test
  void shouldCallRunInvalidWhenThereIsNoGrid() throws Exception {
    agents.withoutGrid();

    RunResult result = test(plan(Duration.ofSeconds(3)), progress::add).run();

    assertThat(result.exitCode()).isEqualTo(ExitCode.INVALID);
    assertThat(result.verdict().reasons())
        .containsExactly("No Grid answers at http://127.0.0.1:4444.");
    assertReported(result);
  }

  @Test
  void shouldCallRunInvalidWhenNoBrowserCouldBeStarted() throws Exception {
    agents.withoutBrowsers();

    RunResult result = test(plan(Duration.ofSeconds(3)), progress::add).run();

    assertThat(result.exitCode()).isEqualTo(ExitCode.INVALID);
    assertThat(result.verdict().reasons())
        .containsExactly("No user could be started: there is no browser");
    assertReported(result);
  }

  private LoadTest test(PlanFile plan, ProgressListener listener) {
    return new LoadTest(plan, new LoadTestOptions(runs, "test"), listener, agents);
  }

  /** Two meetings of two; one monitor has nothing to read. */
  private static PlanFile plan(Duration hold, String... thresholds) {
    return PlanFile.of(
        new Plan(
            "test",
            new Target(URI.create("http://127.0.0.1:1"), Target.MEETING_APP),
            new GridSource.Embedded(4),
            BrowserSettings.DEFAULT,
            MeetingLoad.Closed.of(
                2, 2, Duration.ofMillis(50), Duration.ofMillis(20), hold, Duration.ofSeconds(20)),
            List.of(thresholds).stream().map(Threshold::parse).toList(),
            List.of(
                new MonitorSource.Prometheus("app", URI.create("http://127.0.0.1:1/metrics")))));
  }

  private static void assertReported(RunResult result) {
    assertThat(result.folder().summary()).isNotEmptyFile();
    assertThat(result.folder().junitXml()).isNotEmptyFile();
    assertThat(result.folder().report()).isNotEmptyFile();
  }

  private static List<RunPhase> phases(RunResult result) throws Exception {
    return new RunRecordReader(result.folder())
        .events().stream()
            .filter(RunEvent.PhaseChanged.class::isInstance)
            .map(event -> ((RunEvent.PhaseChanged) event).phase())
            .toList();
  }

  private static List<UserState> lastStates(RunResult result) throws Exception {
    var states = new java.util.TreeMap<String, UserState>();
    for (RunEvent event : new RunRecordReader(result.folder()).events()) {
      if (event instanceof RunEvent.UserStateChanged change) {
        states.put(change.user().user(), change.state());
      }
    }
    return List.copyOf(states.values());
  }

  private static List<Sample> samples(RunResult result) throws Exception {
    List<Sample> samples = new ArrayList<>();
    new RunRecordReader(result.folder()).forEachSample(samples::add);
    return samples;
  }
}
