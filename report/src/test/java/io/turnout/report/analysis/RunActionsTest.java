package io.turnout.report.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.RunPhase;
import io.turnout.report.record.Sample;
import io.turnout.report.record.Subject;
import io.turnout.report.record.UserAction;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class RunActionsTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final VirtualUserId ACTOR = new VirtualUserId("m1", "m1-u1");
  private static final VirtualUserId SECOND = new VirtualUserId("m1", "m1-u2");
  private static final VirtualUserId THIRD = new VirtualUserId("m1", "m1-u3");

  private final List<RunEvent> events =
      new ArrayList<>(List.of(new RunEvent.PhaseChanged(START, RunPhase.RAMP_UP)));
  private final List<Sample> samples = new ArrayList<>();

  @Test
  void shouldTellOfEachActionWhoSawItAndWhoDidNot() {
    performed(2, 1, UserAction.SEND_MESSAGE);
    seen(SECOND, 2.1, 1, UserAction.SEND_MESSAGE, 100);
    missed(THIRD, 12, 1, UserAction.SEND_MESSAGE);
    ActionOutcome outcome = analysis().actions().outcomes().getFirst();
    assertThat(outcome.at()).isEqualTo(at(2));
    assertThat(outcome.seen()).isEqualTo(1);
    assertThat(outcome.slowestMs()).hasValue(100);
    assertThat(outcome.misses())
        .containsExactly(new ActionOutcome.Miss(THIRD, at(12), "not there"));
  }

  @Test
  void shouldGiveTimesToTheEffectByKindOfAction() {
    for (int i = 1; i <= 100; i++) {
      performed(i, i, UserAction.MUTE);
      seen(SECOND, i + .5, i, UserAction.MUTE, 10L * i);
    }
    performed(101, 101, UserAction.KEEP_ALIVE);
    var figures = analysis().actions().figures();
    assertThat(figures).hasSize(2);
    assertThat(figures.getFirst().done()).isEqualTo(100);
    assertThat(figures.getFirst().seen()).isEqualTo(100);
    assertThat(figures.getFirst().p50Ms()).hasValue(500);
    assertThat(figures.getFirst().p95Ms()).hasValue(950);
    assertThat(figures.getFirst().maxMs()).hasValue(1000);
    assertThat(figures.getLast().maxMs()).as("nobody was to see it").isEmpty();
  }

  @Test
  void shouldCountAMissedActionThatTheRecordDoesNotHave() {
    missed(THIRD, 12, 5, UserAction.DRAW_STROKE);
    var figures = analysis().actions().figures().getFirst();
    assertThat(figures.done()).isZero();
    assertThat(figures.missed()).isEqualTo(1);
  }

  @Test
  void shouldMakeSpansOfWhatIsSwitchedOnAndOff() {
    state(0, UserState.CONNECTED);
    performed(1, 1, UserAction.MUTE);
    performed(4, 2, UserAction.UNMUTE);
    performed(5, 3, UserAction.START_SCREEN_SHARE);
    performed(6, 4, UserAction.CAMERA_OFF);
    performed(8, 5, UserAction.RELOAD);
    state(9, UserState.JOINING);
    state(11, UserState.CONNECTED);
    performed(12, 6, UserAction.MUTE);
    state(15, UserState.LEFT);
    events.add(new RunEvent.PhaseChanged(at(20), RunPhase.FINISHED));
    assertThat(analysis().actions().activities())
        .containsExactlyInAnyOrder(
            new Activity(ACTOR, Activity.Kind.MUTED, at(1), at(4)),
            new Activity(ACTOR, Activity.Kind.SCREEN_SHARED, at(5), at(8)),
            new Activity(ACTOR, Activity.Kind.CAMERA_OFF, at(6), at(8)),
            new Activity(ACTOR, Activity.Kind.RELOADING, at(8), at(11)),
            new Activity(ACTOR, Activity.Kind.MUTED, at(12), at(15)));
  }

  @Test
  void shouldCountDeliveriesFromSharesOfSingleOnes() {
    performed(1, 1, UserAction.SEND_MESSAGE);
    for (int i = 0; i < 1000; i++) {
      sample(Metric.MESSAGE_LOSS, i < 7 ? 1 : 0);
    }
    for (int i = 0; i < 993; i++) {
      sample(Metric.MESSAGE_DELIVERY_TIME, 50);
      sample(Metric.MESSAGE_REORDERED, i < 3 ? 1 : 0);
    }
    var deliveries = analysis().deliveries();
    assertThat(deliveries).hasSize(1);
    assertThat(deliveries.getFirst().sent()).isEqualTo(1);
    assertThat(deliveries.getFirst().expected()).hasValue(1000);
    assertThat(deliveries.getFirst().delivered()).hasValue(993);
    assertThat(deliveries.getFirst().lost()).hasValue(7);
    assertThat(deliveries.getFirst().reordered()).hasValue(3);
    assertThat(deliveries.getFirst().maxMs()).hasValue(50);
  }

  @Test
  void shouldNeverFoldTriesToJoinIntoSuccess() {
    state(0, UserState.SCHEDULED);
    state(1, UserState.JOINING);
    retried(3, 1);
    state(6, UserState.CONNECTED);
    retried(9, 1); // of a later rejoin
    events.add(new RunEvent.UserStateChanged(at(0), SECOND, UserState.SCHEDULED, ""));
    var outcomes = analysis().outcomes();
    assertThat(outcomes.getFirst().joinAttempts()).hasValue(2);
    assertThat(outcomes.getLast().joinAttempts()).isEqualTo(OptionalInt.empty());
  }

  private RunAnalysis analysis() {
    var analyzer = new RunAnalyzer(events);
    samples.forEach(analyzer::add);
    return analyzer.finish(List.of());
  }

  private void performed(double second, int number, UserAction action) {
    events.add(new RunEvent.ActionPerformed(at(second), ACTOR, number, action, ""));
  }

  private void seen(
      VirtualUserId observer, double second, int number, UserAction action, long afterMs) {
    events.add(new RunEvent.ActionSeen(at(second), observer, ACTOR, number, action, afterMs));
  }

  private void missed(VirtualUserId observer, double second, int number, UserAction action) {
    events.add(new RunEvent.ActionMissed(at(second), observer, ACTOR, number, action, "not there"));
  }

  private void retried(double second, int attempt) {
    events.add(new RunEvent.JoinRetried(at(second), ACTOR, attempt, "refused"));
  }

  private void state(double second, UserState state) {
    events.add(new RunEvent.UserStateChanged(at(second), ACTOR, state, ""));
  }

  private void sample(Metric metric, double value) {
    samples.add(new Sample(at(1), new Subject.User(SECOND), metric, value));
  }

  private static Instant at(double second) {
    return START.plusMillis(Math.round(second * 1000));
  }
}
