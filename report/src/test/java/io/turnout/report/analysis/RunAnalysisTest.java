package io.turnout.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.turnout.report.analysis.RunAnalysis.Flow;
import io.turnout.report.analysis.RunAnalysis.Quality;
import io.turnout.report.analysis.RunTimeline.StateSpan;
import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.RunPhase;
import io.turnout.report.record.RunSummary.PhaseSpan;
import io.turnout.report.record.Sample;
import io.turnout.report.record.StreamId;
import io.turnout.report.record.StreamId.StreamDirection;
import io.turnout.report.record.StreamId.StreamKind;
import io.turnout.report.record.Subject;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RunAnalysisTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final VirtualUserId USER = new VirtualUserId("m1", "m1-u1");
  private static final StreamId VIDEO =
      new StreamId(USER, 1, StreamDirection.INBOUND, StreamKind.VIDEO, "v");

  private final List<RunEvent> events =
      new ArrayList<>(List.of(new RunEvent.PhaseChanged(START, RunPhase.RAMP_UP)));
  private final List<Sample> samples = new ArrayList<>();

  @Test
  void shouldTellEachUsersStatesAndCountThem() {
    state(0, UserState.SCHEDULED, "");
    state(2, UserState.JOINING, "");
    state(3.5, UserState.CONNECTED, "");
    state(6, UserState.FAILED, "gone");
    phase(4, RunPhase.HOLD);
    phase(10, RunPhase.FINISHED);
    RunAnalysis analysis = analysis();
    assertThat(analysis.timeline().users().getFirst().states())
        .containsExactly(
            new StateSpan(UserState.SCHEDULED, at(0), at(2), ""),
            new StateSpan(UserState.JOINING, at(2), at(3.5), ""),
            new StateSpan(UserState.CONNECTED, at(3.5), at(6), ""),
            new StateSpan(UserState.FAILED, at(6), at(10), "gone"));
    assertThat(analysis.timeline().phases())
        .containsExactly(
            new PhaseSpan(RunPhase.RAMP_UP, at(0), at(4)),
            new PhaseSpan(RunPhase.HOLD, at(4), at(10)));
    assertThat(counts(analysis, UserState.CONNECTED)).containsExactly(0, 0, 0, 1, 1, 1, 0, 0, 0, 0);
    assertThat(counts(analysis, UserState.FAILED)).containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 1);
    assertThat(analysis.outcomes().getFirst().joinTimeMs()).hasValue(1500);
    assertThat(analysis.outcomes().getFirst().reason()).isEqualTo("gone");
  }

  @Test
  void shouldSumBitratesAndBridgeASlippedSecondOnly() {
    StreamId other = new StreamId(USER, 2, StreamDirection.INBOUND, StreamKind.VIDEO, "w");
    for (int second : List.of(0, 1, 3, 7)) {
      stream(second, VIDEO, Metric.VIDEO_BITRATE, 100 * (second + 1));
    }
    stream(1.1, other, Metric.VIDEO_BITRATE, 1000);
    stream(1.9, other, Metric.VIDEO_BITRATE, 3000);
    SecondSeries sum = series(analysis().bitrates().get(Flow.VIDEO_RECEIVED));
    assertThat(sum.at(0)).hasValue(100);
    assertThat(sum.at(1)).hasValue(200 + 2000);
    assertThat(sum.at(2)).as("between 200 and 400").hasValue(300);
    assertThat(sum.at(3)).hasValue(400);
    assertThat(sum.at(5)).as("a gap stays a gap").isEmpty();
    assertThat(sum.at(7)).hasValue(800);
    assertThat(analysis().bitrates().get(Flow.AUDIO_SENT))
        .satisfies(silent -> assertThat(series(silent).isEmpty()).isTrue());
  }

  @Test
  void shouldTellHowAFigureSpreadsOverStreams() {
    for (int i = 1; i <= 20; i++) {
      var id = new StreamId(USER, i, StreamDirection.INBOUND, StreamKind.VIDEO, "s" + i);
      stream(5, id, Metric.VIDEO_FRAME_RATE, i);
    }
    assertThat(analysis().spreads().get(Quality.FRAME_RATE_RECEIVED))
        .satisfies(
            spread -> {
              SpreadSeries s = Objects.requireNonNull(spread);
              assertThat(s.p5().at(5)).hasValue(1);
              assertThat(s.median().at(5)).hasValue(10);
              assertThat(s.p95().at(5)).hasValue(19);
              assertThat(s.mean().at(5)).hasValue(10.5);
              assertThat(s.mean().at(4)).isEmpty();
            });
  }

  @Test
  void shouldAddUpWhatAStreamCarried() {
    events.add(new RunEvent.StreamObserved(at(0), VIDEO, "video/VP8"));
    stream(1, VIDEO, Metric.VIDEO_FRAMES_DECODED, 30);
    stream(2, VIDEO, Metric.VIDEO_FRAMES_DECODED, 58);
    stream(1, VIDEO, Metric.VIDEO_FRAME_RATE, 30);
    stream(2, VIDEO, Metric.VIDEO_FRAME_RATE, 28);
    stream(2, VIDEO, Metric.VIDEO_FRAME_WIDTH, 640);
    stream(2, VIDEO, Metric.VIDEO_FRAME_HEIGHT, 480);
    StreamFigures figures = analysis().streams().getFirst();
    assertThat(figures.codec()).hasValue("video/VP8");
    assertThat(figures.firstFrames()).hasValue(30);
    assertThat(figures.lastFrames()).hasValue(58);
    assertThat(figures.frameRate()).hasValue(29);
    assertThat(figures.resolution()).hasValue("640×480");
    assertThat(figures.packetLoss()).isEmpty();
  }

  @Test
  void shouldGivePercentilesOfJoinTimes() {
    for (int i = 1; i <= 100; i++) {
      var user = new VirtualUserId("m", "u" + i);
      samples.add(new Sample(at(1), new Subject.User(user), Metric.JOIN_TIME, 10.0 * i));
    }
    var joinTime = analysis().distributions().getFirst();
    assertThat(joinTime.count()).isEqualTo(100);
    assertThat(joinTime.min()).isEqualTo(10);
    assertThat(joinTime.mean()).isEqualTo(505);
    assertThat(joinTime.p50()).isCloseTo(500, within(0.5));
    assertThat(joinTime.p95()).isCloseTo(950, within(1.0));
    assertThat(joinTime.p99()).isCloseTo(990, within(1.0));
    assertThat(joinTime.max()).isEqualTo(1000);
  }

  @Test
  void shouldKeepTranscodingAndGapsOpenToTheEndWhenNothingClosesThem() {
    events.add(new RunEvent.TranscodingChanged(at(2), "kms", "e1", StreamKind.VIDEO, true));
    events.add(new RunEvent.TranscodingChanged(at(4), "kms", "e1", StreamKind.VIDEO, false));
    events.add(new RunEvent.TranscodingChanged(at(6), "kms", "e2", StreamKind.AUDIO, true));
    events.add(new RunEvent.MonitorLost(at(7), "kms", "refused"));
    samples.add(new Sample(at(9), new Subject.Monitored("app"), Metric.CPU, 5));
    RunTimeline timeline = analysis().timeline();
    assertThat(timeline.finished()).isFalse();
    assertThat(timeline.end()).as("the last sample's time").isEqualTo(at(9));
    assertThat(timeline.transcodings())
        .containsExactly(
            new RunTimeline.Transcoding("kms", "e1", StreamKind.VIDEO, at(2), at(4), true),
            new RunTimeline.Transcoding("kms", "e2", StreamKind.AUDIO, at(6), at(9), false));
    assertThat(timeline.monitorGaps())
        .containsExactly(new RunTimeline.MonitorGap("kms", "refused", at(7), at(9)));
  }

  @Test
  void shouldReadAnEmptyRecord() {
    RunAnalysis analysis = new RunAnalyzer(List.of()).finish(List.of());
    assertThat(analysis.outcomes()).isEmpty();
    assertThat(analysis.distributions()).isEmpty();
  }

  private RunAnalysis analysis() {
    var analyzer = new RunAnalyzer(events);
    samples.forEach(analyzer::add);
    return analyzer.finish(List.of());
  }

  private static List<Integer> counts(RunAnalysis analysis, UserState state) {
    return series(analysis.usersByState().get(state)).means(analysis.seconds(), 1).stream()
        .map(OptionalDouble::getAsDouble)
        .map(Double::intValue)
        .toList();
  }

  private static SecondSeries series(@Nullable SecondSeries series) {
    return Objects.requireNonNull(series);
  }

  private void stream(double second, StreamId id, Metric metric, double value) {
    samples.add(new Sample(at(second), new Subject.Stream(id), metric, value));
  }

  private void state(double second, UserState state, String reason) {
    events.add(new RunEvent.UserStateChanged(at(second), USER, state, reason));
  }

  private void phase(double second, RunPhase phase) {
    events.add(new RunEvent.PhaseChanged(at(second), phase));
  }

  private static Instant at(double second) {
    return START.plusMillis(Math.round(second * 1000));
  }
}
