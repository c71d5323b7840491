package io.turnout.systemtest.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.loadtest.LoadTest;
import io.turnout.report.record.RunEvent.RunPhase;
import io.turnout.report.record.RunEvent.ScenarioPhaseChanged;
import io.turnout.report.record.UserState;
import io.turnout.report.record.Verdict.Outcome;
import io.turnout.systemtest.meeting.MeetingServers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios one after the other, side by side, and broken off, with real Chromium. */
@Tag("full")
@Timeout(1200)
final class ScenariosSystemTest {
  private static final String LOAD =
      "tolerance: { mediaLoss: 45s }, "
          + "meetings: { count: 1, usersPerMeeting: 2, hold: 10s, joinTimeout: 8min }";

  @TempDir private Path folder;

  @Test
  void shouldPlayTheSecondScenarioAfterTheFirst() throws Exception {
    PlayedRun run =
        play(
            2,
            """
            scenarios:
              - { name: morning, pattern: audio, %1$s }
              - { name: evening, pattern: audio, after: morning, %1$s }
            """);

    assertThat(run.result().verdict().outcome()).as(run::toString).isEqualTo(Outcome.PASSED);
    assertThat(run.ends()).hasSize(4).doesNotContainValue(UserState.FAILED);
    assertThat(at(run, "evening", RunPhase.RAMP_UP))
        .isAfterOrEqualTo(at(run, "morning", RunPhase.FINISHED));
  }

  @Test
  void shouldPlayTwoScenariosSideBySide() throws Exception {
    PlayedRun run =
        play(
            4,
            """
            scenarios:
              - { name: left, pattern: audio, %1$s }
              - { name: right, pattern: audio, %1$s }
            """);

    assertThat(run.result().verdict().outcome()).as(run::toString).isEqualTo(Outcome.PASSED);
    assertThat(run.ends()).hasSize(4).doesNotContainValue(UserState.FAILED);
    assertThat(at(run, "right", RunPhase.RAMP_UP)).isBefore(at(run, "left", RunPhase.FINISHED));
    assertThat(at(run, "left", RunPhase.RAMP_UP)).isBefore(at(run, "right", RunPhase.FINISHED));
  }

  @Test
  void shouldLeaveRecordAndReportWhenInterruptedInMidRun() throws Exception {
    try (MeetingServers servers = MeetingServers.start(folder)) {
      AtomicReference<LoadTest> test = new AtomicReference<>();
      test.set(
          PlayedRun.test(
              servers.application(),
              2,
              "scenarios: [{ name: long, pattern: audio, %s }]".formatted(LOAD),
              folder,
              progress -> {
                if (progress.usersIn(UserState.CONNECTED) == 2) {
                  test.get().interrupt("stopped by the test");
                }
              }));
      PlayedRun run = PlayedRun.of(test.get());

      assertThat(run.result().verdict().outcome()).isEqualTo(Outcome.INTERRUPTED);
      assertThat(run.report()).contains("INTERRUPTED", "stopped by the test");
      assertThat(run.ends()).hasSize(2).doesNotContainValue(UserState.FAILED);
      assertThat(ProcessHandle.current().descendants()).isEmpty();
    }
  }

  private PlayedRun play(int slots, String scenarios) throws Exception {
    try (MeetingServers servers = MeetingServers.start(folder)) {
      return PlayedRun.of(servers.application(), slots, scenarios.formatted(LOAD), folder);
    }
  }

  private static Instant at(PlayedRun run, String scenario, RunPhase phase) {
    return run.events(ScenarioPhaseChanged.class).stream()
        .filter(change -> change.scenario().equals(scenario) && change.phase() == phase)
        .findFirst()
        .orElseThrow(() -> new AssertionError(scenario + " never came to " + phase + ": " + run))
        .at();
  }
}
