package io.turnout.loadtest.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.loadtest.plan.Threshold;
import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.RunPhase;
import io.turnout.report.record.Sample;
import io.turnout.report.record.StreamId;
import io.turnout.report.record.StreamId.StreamDirection;
import io.turnout.report.record.StreamId.StreamKind;
import io.turnout.report.record.Subject;
import io.turnout.report.record.ThresholdResult;
import io.turnout.report.record.UserAction;
import io.turnout.report.record.UserState;
import io.turnout.report.record.Verdict.Outcome;
import io.turnout.report.record.VirtualUserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class JudgingWindowTest {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final VirtualUserId STANDUP = new VirtualUserId("standup-m1", "standup-m1-u1");
  private static final VirtualUserId DAY = new VirtualUserId("day-m1", "day-m1-u1");

  @Test
  void shouldJudgeStreamsWhileUserIsConnectedAndItsClosedScenarioHolds() {
    RunJudge judge = judge(Threshold.parse("video.fps min >= 10"));
    judge.record(connected(0, STANDUP));
    judge.record(phase(1, "standup", RunPhase.RAMP_UP));
    judge.record(fps(2, STANDUP, 1));
    judge.record(phase(3, "standup", RunPhase.HOLD));
    judge.record(fps(4, STANDUP, 12));
    judge.record(new RunEvent.UserStateChanged(at(5), STANDUP, UserState.LEFT, ""));
    judge.record(fps(6, STANDUP, 2));
    judge.record(phase(7, "standup", RunPhase.RAMP_DOWN));
    judge.record(fps(8, STANDUP, 3));

    assertThat(actual(judge)).hasValue(12);
  }

  @Test
  void shouldJudgeStreamsOfOpenScenarioWhileUserIsConnected() {
    RunJudge judge = judge(Threshold.parse("video.fps min >= 10"));
    judge.record(phase(0, "day", RunPhase.RAMP_UP));
    judge.record(new RunEvent.UserStateChanged(at(0), DAY, UserState.JOINING, ""));
    judge.record(fps(1, DAY, 1));
    judge.record(connected(2, DAY));
    judge.record(fps(3, DAY, 15));
    judge.record(phase(4, "day", RunPhase.RAMP_DOWN));
    judge.record(fps(5, DAY, 14));

    assertThat(actual(judge)).hasValue(14);
  }

  @Test
  void shouldJudgeDuringOneScenarioOnly() {
    RunJudge judge =
        judge(
            Threshold.parse("join.time < 9s").within(Duration.ZERO, Optional.of("standup"), false));
    judge.record(new Sample(at(1), new Subject.User(DAY), Metric.JOIN_TIME, 8000));
    judge.record(new Sample(at(1), new Subject.User(STANDUP), Metric.JOIN_TIME, 3000));

    assertThat(actual(judge)).hasValue(3000);
  }

  @Test
  void shouldJudgeServersDuringPhaseAndAfterItsBeginning() {
    RunJudge judge =
        judge(
            Threshold.parse("cpu(kms) max < 80%")
                .within(Duration.ofSeconds(5), Optional.of("hold"), false));
    judge.record(phase(0, "standup", RunPhase.RAMP_UP));
    judge.record(cpu(1, 99));
    judge.record(phase(10, "standup", RunPhase.HOLD));
    judge.record(cpu(14, 98));
    judge.record(cpu(15, 50));
    judge.record(cpu(19, 60));
    judge.record(phase(20, "standup", RunPhase.RAMP_DOWN));
    judge.record(cpu(21, 97));

    assertThat(actual(judge)).hasValue(60);
  }

  @Test
  void shouldCountAfterFromBeginningOfRun() {
    RunJudge judge =
        judge(
            Threshold.parse("cpu(kms) max < 80%")
                .within(Duration.ofSeconds(5), Optional.empty(), false));
    judge.record(new RunEvent.PhaseChanged(at(0), RunPhase.RAMP_UP));
    judge.record(cpu(4, 99));
    judge.record(cpu(5, 60));

    assertThat(actual(judge)).hasValue(60);
  }

  @Test
  void shouldNameWorstUser() {
    RunJudge judge = judge(Threshold.parse("join.time mean < 5s per user"));
    judge.record(new Sample(at(1), new Subject.User(DAY), Metric.JOIN_TIME, 2000));
    judge.record(new Sample(at(1), new Subject.User(STANDUP), Metric.JOIN_TIME, 6000));

    ThresholdResult result = judge.conclude(new RunEnd.Completed()).thresholds().getFirst();

    assertThat(result.actual()).hasValue(6000);
    assertThat(result.margin()).hasValue(-1000);
    assertThat(result.reason()).isEqualTo("found 6000 ms of standup-m1-u1, expected < 5000 ms");
  }

  @Test
  void shouldHoldFailedUsersAgainstShareOfPlannedOnes() {
    RunJudge judge = judge(Threshold.parse("users.failed <= 50%"));
    judge.record(new Sample(at(1), new Subject.Run(), Metric.USERS_FAILED, 1));
    ThresholdResult half = judge.conclude(new RunEnd.Completed()).thresholds().getFirst();
    judge.record(new Sample(at(2), new Subject.Run(), Metric.USERS_FAILED, 2));
    ThresholdResult all = judge.conclude(new RunEnd.Completed()).thresholds().getFirst();

    assertThat(half.passed()).isTrue();
    assertThat(half.limit()).isEqualTo(1);
    assertThat(all.reason()).isEqualTo("found 2, expected <= 1 (of 2 planned users)");
  }

  @Test
  void shouldTellEachCrossedThresholdOnceWhileTheRunGoesOn() {
    RunJudge judge =
        judge(Threshold.parse("join.time < 5s"), Threshold.parse("webSockets(app) == 0"));
    judge.record(new Sample(at(1), new Subject.User(DAY), Metric.JOIN_TIME, 2000));
    judge.record(new Sample(at(1), new Subject.Monitored("app"), Metric.WEB_SOCKETS, 4));
    assertThat(judge.newBreaches()).isEmpty();

    judge.record(new Sample(at(2), new Subject.User(STANDUP), Metric.JOIN_TIME, 7000));
    assertThat(judge.newBreaches())
        .singleElement()
        .satisfies(
            breach -> {
              assertThat(breach.threshold().text()).isEqualTo("join.time < 5s");
              assertThat(breach.reason()).isEqualTo("found 7000 ms, expected < 5000 ms");
            });
    assertThat(judge.newBreaches()).isEmpty();
  }

  @Test
  void shouldTellCrossedPercentileAsItIsJudgedAtTheEnd() {
    Random random = new Random(9);
    for (String text :
        List.of(
            "rtt p95 < 500ms",
            "rtt p5 >= 40ms",
            "rtt p50 > 480ms",
            "rtt p99 <= 990ms",
            "rtt mean < 500ms",
            "rtt max < 990ms",
            "rtt min > 10ms")) {
      for (int round = 0; round < 50; round++) {
        RunJudge judge = judge(Threshold.parse(text));
        judge.record(connected(0, DAY));
        int count = 10 + random.nextInt(60);
        for (int i = 0; i < count; i++) {
          judge.record(
              new Sample(at(1), stream(DAY), Metric.ROUND_TRIP_TIME, random.nextInt(1000)));
        }

        boolean crossed = !judge.newBreaches().isEmpty();

        assertThat(judge.conclude(new RunEnd.Completed()).thresholds().getFirst().passed())
            .as(text)
            .isEqualTo(!crossed);
      }
    }
  }

  @Test
  void shouldFailRunInWhichActionWasNotSeen() {
    RunJudge judge = judge();
    judge.record(new RunEvent.ActionSeen(at(1), DAY, STANDUP, 1, UserAction.SEND_MESSAGE, 80));
    judge.record(
        new RunEvent.ActionMissed(
            at(9), DAY, STANDUP, 2, UserAction.SEND_MESSAGE, "not shown within 10 s"));

    assertThat(judge.conclude(new RunEnd.Completed()).verdict().reasons())
        .containsExactly(
            "1 of 2 expected effects of actions were not seen in time: send-message of"
                + " standup-m1-u1 (its action 2) at day-m1-u1 (not shown within 10 s)");
  }

  @Test
  void shouldLeaveMissedMessagesToPlanThatHasThresholdOnThem() {
    RunJudge judge = judge(Threshold.parse("message.loss <= 60%"));
    judge.record(new Sample(at(1), new Subject.User(DAY), Metric.MESSAGE_LOSS, 0));
    judge.record(new Sample(at(1), new Subject.User(DAY), Metric.MESSAGE_LOSS, 1));
    judge.record(
        new RunEvent.ActionMissed(at(9), DAY, STANDUP, 2, UserAction.SEND_MESSAGE, "not shown"));

    assertThat(judge.conclude(new RunEnd.Completed()).verdict().hasPassed()).isTrue();

    judge.record(new RunEvent.ActionMissed(at(9), DAY, STANDUP, 3, UserAction.MUTE, "heard"));
    assertThat(judge.conclude(new RunEnd.Completed()).verdict().hasPassed()).isFalse();
  }

  @Test
  void shouldFailRunThatThresholdEnded() {
    assertThat(judge().conclude(new RunEnd.Aborted("rtt < 1s: found 2 s")).verdict())
        .satisfies(
            verdict -> {
              assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
              assertThat(verdict.reasons())
                  .containsExactly("The run was ended early by rtt < 1s: found 2 s.");
            });
  }

  private static RunJudge judge(Threshold... thresholds) {
    return new RunJudge(
        Stream.of(thresholds).toList(),
        Map.of(STANDUP, "standup", DAY, "day"),
        Set.of("day"),
        "load-machine",
        2);
  }

  private static OptionalDouble actual(RunJudge judge) {
    return judge.conclude(new RunEnd.Completed()).thresholds().getFirst().actual();
  }

  private static RunEvent phase(long second, String scenario, RunPhase phase) {
    return new RunEvent.ScenarioPhaseChanged(at(second), scenario, phase);
  }

  private static RunEvent connected(long second, VirtualUserId user) {
    return new RunEvent.UserStateChanged(at(second), user, UserState.CONNECTED, "");
  }

  private static Sample fps(long second, VirtualUserId user, double value) {
    return new Sample(at(second), stream(user), Metric.VIDEO_FRAME_RATE, value);
  }

  private static Sample cpu(long second, double value) {
    return new Sample(at(second), new Subject.Monitored("kms"), Metric.CPU, value);
  }

  private static Subject stream(VirtualUserId user) {
    return new Subject.Stream(
        new StreamId(user, 0, StreamDirection.INBOUND, StreamKind.VIDEO, "1"));
  }

  private static Instant at(long second) {
    return T0.plusSeconds(second);
  }
}
