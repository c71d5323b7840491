package io.turnout.systemtest.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.report.record.Metric;
import io.turnout.report.record.Sample;
import io.turnout.report.record.StreamId.StreamDirection;
import io.turnout.report.record.StreamId.StreamKind;
import io.turnout.report.record.Subject;
import io.turnout.report.record.UserAction;
import io.turnout.report.record.UserState;
import io.turnout.report.record.Verdict.Outcome;
import io.turnout.systemtest.meeting.MeetingServers;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one user does in real Chromium shows in the other's, for each pattern. */
@Tag("full")
@Timeout(1200)
final class PatternPlanSystemTest {
  private static final String PLAN =
      """
      scenarios:
        - name: talk
          pattern:
            is: %s+messages+annotations
            messages: { every: 20s, length: 40 }
            annotations: { every: 20s }
            actions:
              - { at: 8s, do: mute, users: [1] }
              - { at: 30s, do: unmute, users: [1] }
      %s
          meetings: { count: 1, usersPerMeeting: 2, hold: 130s, joinTimeout: 8min }
          tolerance: { mediaLoss: 45s, verification: 60s }
      """;
  private static final String CAMERA =
      """
              - { at: 60s, do: camera-off, users: [2] }
              - { at: 90s, do: camera-on, users: [2] }
      """;

  @ParameterizedTest
  @CsvSource({"audio, 0", "video, 1", "audio+screen, 1", "video+screen, 2"})
  void shouldShowEverythingAtTheOtherEnd(String pattern, int mostVideos, @TempDir Path folder)
      throws Exception {
    boolean camera = pattern.startsWith("video");
    PlayedRun run;
    try (MeetingServers servers = MeetingServers.start(folder)) {
      run =
          PlayedRun.of(
              servers.application(), 2, PLAN.formatted(pattern, camera ? CAMERA : ""), folder);
    }

    assertThat(run.result().verdict().outcome()).as(run::toString).isEqualTo(Outcome.PASSED);
    assertThat(run.missed()).isEmpty();
    assertThat(run.ends()).hasSize(2).containsValues(UserState.LEFT, UserState.LEFT);
    assertThat(run.seen())
        .containsKeys(
            UserAction.SEND_MESSAGE, UserAction.DRAW_STROKE, UserAction.MUTE, UserAction.UNMUTE);
    if (camera) {
      assertThat(run.seen()).containsKeys(UserAction.CAMERA_OFF, UserAction.CAMERA_ON);
    }
    assertThat(run.values(Metric.MESSAGE_LOSS)).isNotEmpty().containsOnly(0.0);
    assertThat(run.values(Metric.MESSAGE_DELIVERY_TIME)).isNotEmpty();
    assertThat(run.values(Metric.STROKE_LOSS)).isNotEmpty().containsOnly(0.0);
    assertThat(inboundVideosOf(run, "u2")).hasSizeLessThanOrEqualTo(mostVideos + 1);
    assertThat(inboundVideosOf(run, "u2").isEmpty()).isEqualTo(mostVideos == 0);
  }

  /** Streams of which frames were decoded. */
  private static Set<Subject> inboundVideosOf(PlayedRun run, String user) {
    return run.samples().stream()
        .filter(
            sample ->
                sample.metric() == Metric.VIDEO_FRAMES_DECODED
                    && sample.value() > 0
                    && sample.subject() instanceof Subject.Stream(var stream)
                    && stream.user().user().endsWith(user)
                    && stream.direction() == StreamDirection.INBOUND
                    && stream.kind() == StreamKind.VIDEO)
        .map(Sample::subject)
        .collect(Collectors.toSet());
  }
}
