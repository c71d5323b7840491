package io.turnout.loadtest.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.loadtest.plan.Threshold;
import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.RunPhase;
import io.turnout.report.record.RunJudgement;
import io.turnout.report.record.Sample;
import io.turnout.report.record.StreamId;
import io.turnout.report.record.StreamId.StreamDirection;
import io.turnout.report.record.StreamId.StreamKind;
import io.turnout.report.record.Subject;
import io.turnout.report.record.ThresholdResult;
import io.turnout.report.record.UserState;
import io.turnout.report.record.Validity;
import io.turnout.report.record.Verdict.Outcome;
import io.turnout.report.record.VirtualUserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RunJudgeTest {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final VirtualUserId USER = new VirtualUserId("m1", "m1-u1");
  private static final Subject INBOUND = stream(StreamDirection.INBOUND);
  private static final Subject OUTBOUND = stream(StreamDirection.OUTBOUND);

  @Test
  void shouldPassWhenAllHolds() {
    RunJudge judge = judge("rtt p95 < 10ms", "users.failed max == 0");
    judge.record(hold(1));
    judge.record(new Sample(at(2), INBOUND, Metric.ROUND_TRIP_TIME, 9));
    judge.record(new Sample(at(2), new Subject.Run(), Metric.USERS_FAILED, 0));

    RunJudgement judgement = judge.conclude(new RunEnd.Completed());

    assertThat(judgement.verdict().outcome()).isEqualTo(Outcome.PASSED);
    assertThat(judgement.validity()).isEqualTo(Validity.notJudged());
    assertThat(judgement.thresholds()).allMatch(ThresholdResult::passed);
  }

  @Test
  void shouldFailThresholdOfWhichNothingWasMeasured() {
    RunJudgement judgement = judge("cpu(app) max < 80%").conclude(new RunEnd.Completed());

    assertThat(judgement.verdict().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(judgement.verdict().reasons())
        .containsExactly("cpu(app) max < 80%: unknown: no sample");
    assertThat(judgement.thresholds().getFirst().actual()).isEmpty();
  }

  @Test
  void shouldSayWhatWasFound() {
    RunJudge judge = judge("video.packetLoss mean < 2%");
    judge.record(hold(1));
    judge.record(new Sample(at(2), INBOUND, Metric.VIDEO_PACKET_LOSS, 0.03));
    judge.record(new Sample(at(3), INBOUND, Metric.VIDEO_PACKET_LOSS, 0.04));

    assertThat(judge.conclude(new RunEnd.Completed()).verdict().reasons())
        .containsExactly("video.packetLoss mean < 2%: found 3.5 %, expected < 2 %");
  }

  @Test
  void shouldJudgeStreamsOverHoldOnly() {
    RunJudge judge = judge("video.frameRate min > 10");
    judge.record(new Sample(at(1), INBOUND, Metric.VIDEO_FRAME_RATE, 0));
    judge.record(hold(2));
    judge.record(new Sample(at(2), INBOUND, Metric.VIDEO_FRAME_RATE, 20));
    judge.record(new Sample(at(3), INBOUND, Metric.VIDEO_FRAME_RATE, 12));
    judge.record(new RunEvent.PhaseChanged(at(4), RunPhase.RAMP_DOWN));
    judge.record(new Sample(at(4), INBOUND, Metric.VIDEO_FRAME_RATE, 0));
    judge.record(new RunEvent.PhaseChanged(at(5), RunPhase.FINISHED));

    assertThat(only(judge).actual()).hasValue(12);
  }

  @Test
  void shouldJudgeJoinTimeAndServersOverWholeRun() {
    RunJudge judge = judge("join.time max < 5s", "cpu(kms) max < 50%");
    judge.record(new Sample(at(1), new Subject.User(USER), Metric.JOIN_TIME, 4000));
    judge.record(new Sample(at(1), new Subject.Monitored("kms"), Metric.CPU, 60));
    judge.record(new Sample(at(1), new Subject.Monitored("app"), Metric.CPU, 90));

    List<ThresholdResult> results = judge.conclude(new RunEnd.Completed()).thresholds();

    assertThat(results).extracting(ThresholdResult::passed).containsExactly(true, false);
    assertThat(results.get(1).actual()).hasValue(60);
  }

  @Test
  void shouldTellInboundFromOutbound() {
    RunJudge judge = judge("rtt(outbound) max < 1s");
    judge.record(hold(1));
    judge.record(new Sample(at(2), INBOUND, Metric.ROUND_TRIP_TIME, 5000));
    judge.record(new Sample(at(2), OUTBOUND, Metric.ROUND_TRIP_TIME, 50));

    assertThat(only(judge).actual()).hasValue(50);
  }

  @Test
  void shouldCompareWorstOfLastValues() {
    RunJudge judge = judge("video.framesDecoded last >= 100");
    judge.record(hold(1));
    judge.record(new Sample(at(2), INBOUND, Metric.VIDEO_FRAMES_DECODED, 50));
    judge.record(new Sample(at(3), INBOUND, Metric.VIDEO_FRAMES_DECODED, 200));
    judge.record(new Sample(at(2), OUTBOUND, Metric.VIDEO_FRAMES_DECODED, 90));

    assertThat(only(judge).actual()).hasValue(90);
  }

  @Test
  void shouldTakeNearestRankPercentile() {
    Random random = new Random(3);
    for (String percent : List.of("1", "5", "50", "95", "99", "99.9")) {
      RunJudge judge = judge("rtt p" + percent + " < 1ms");
      judge.record(hold(0));
      double[] values = random.doubles(1 + random.nextInt(500), 0, 1000).toArray();
      for (double value : values) {
        judge.record(new Sample(at(1), INBOUND, Metric.ROUND_TRIP_TIME, value));
      }
      Arrays.sort(values);

      double actual = only(judge).actual().orElseThrow();

      double share = Double.parseDouble(percent) / 100;
      long notAbove = Arrays.stream(values).filter(v -> v <= actual).count();
      long below = Arrays.stream(values).filter(v -> v < actual).count();
      assertThat((double) notAbove / values.length).isGreaterThanOrEqualTo(share - 1e-12);
      assertThat((double) below / values.length).isLessThan(share);
    }
  }

  @Test
  void shouldFailRunWhenAnyUserFailed() {
    RunJudge judge = judge();
    judge.record(
        new RunEvent.UserStateChanged(at(1), USER, UserState.FAILED, "the browser is gone"));

    assertThat(judge.conclude(new RunEnd.Completed()).verdict().reasons())
        .containsExactly("1 of 1 users failed: m1-u1 (the browser is gone)");
  }

  @Test
  void shouldLeaveFailedUsersToPlanThatHasThresholdOnThem() {
    RunJudge judge = judge("users.failed max <= 1");
    judge.record(
        new RunEvent.UserStateChanged(at(1), USER, UserState.FAILED, "the browser is gone"));
    judge.record(new Sample(at(1), new Subject.Run(), Metric.USERS_FAILED, 1));

    assertThat(judge.conclude(new RunEnd.Completed()).verdict().hasPassed()).isTrue();
  }

  @Test
  void shouldDoubtFiguresOfSaturatedLoadMachine() {
    RunJudge judge = new RunJudge(List.of(), Map.of(), Set.of(), "load-machine", 2);
    judge.record(hold(0));
    for (int second = 0; second < 10; second++) {
      double percent = second < 6 ? 195 : 100;
      judge.record(
          new Sample(at(second), new Subject.Monitored("load-machine"), Metric.CPU, percent));
    }

    RunJudgement judgement = judge.conclude(new RunEnd.Completed());

    assertThat(judgement.verdict().hasPassed()).isTrue();
    assertThat(judgement.validity().level()).isEqualTo(Validity.Level.SUSPECT);
    assertThat(judgement.validity().reasons())
        .singleElement()
        .asString()
        .contains("above 95 % of its 2 cores in 6 of 10 seconds");
  }

  @Test
  void shouldNeverPassRunThatDidNotComeToItsEnd() {
    RunJudgement stopped = judge().conclude(new RunEnd.Interrupted("stopped by a signal"));
    RunJudgement blind = judge().conclude(new RunEnd.Unmeasurable("No Grid."));

    assertThat(stopped.verdict().outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(stopped.verdict().reasons()).containsExactly("The run was stopped by a signal.");
    assertThat(blind.verdict().outcome()).isEqualTo(Outcome.INVALID);
    assertThat(blind.validity().level()).isEqualTo(Validity.Level.INVALID);
  }

  private static RunJudge judge(String... thresholds) {
    return new RunJudge(
        Stream.of(thresholds).map(Threshold::parse).toList(),
        Map.of(),
        Set.of(),
        "load-machine",
        2);
  }

  private static ThresholdResult only(RunJudge judge) {
    return judge.conclude(new RunEnd.Completed()).thresholds().getFirst();
  }

  private static RunEvent hold(long second) {
    return new RunEvent.PhaseChanged(at(second), RunPhase.HOLD);
  }

  private static Instant at(long second) {
    return T0.plusSeconds(second);
  }

  private static Subject stream(StreamDirection direction) {
    return new Subject.Stream(new StreamId(USER, 0, direction, StreamKind.VIDEO, "1"));
  }
}
