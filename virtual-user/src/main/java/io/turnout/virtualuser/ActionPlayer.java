package io.turnout.virtualuser;

import io.turnout.report.record.RunEvent.ActionMissed;
import io.turnout.report.record.RunEvent.ActionPerformed;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.Sample;
import io.turnout.report.record.Subject;
import io.turnout.report.record.UserAction;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.pattern.ActionSchedule;
import io.turnout.virtualuser.pattern.TimedAction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Confined to its user's thread. Does what the user's schedule says, tells the others' ledger of
 * it, and records it.
 */
final class ActionPlayer {
  private static final Duration LONGEST_ACTION = Duration.ofSeconds(20);

  private final VirtualUserId user;
  private final UserPlan plan;
  private final MeetingLedger ledger;
  private final RunRecorder recorder;
  private final InstantSource clock;
  private final Instant begin;
  private final Queue<TimedAction> due;
  private int heardCalls;
  private int lastNumber;
  private Sending sending;

  /**
   * Starts a schedule.
   *
   * @param begin when the user's media was first proven
   */
  ActionPlayer(
      UserPlan plan,
      MeetingLedger ledger,
      RunRecorder recorder,
      InstantSource clock,
      Instant begin) {
    this.user = plan.invitation().user();
    this.plan = plan;
    this.ledger = ledger;
    this.recorder = recorder;
    this.clock = clock;
    this.begin = begin;
    this.due =
        new PriorityQueue<>(
            Comparator.comparing(TimedAction::at).thenComparing(TimedAction::number));
    due.addAll(
        ActionSchedule.of(
            plan.pattern(), plan.keepAlive(), user, plan.number(), plan.stay(), plan.seed()));
    this.lastNumber = due.size();
    this.sending = Sending.atJoin(plan.pattern());
  }

  /** Takes up what everybody was called to do since. */
  void listen() {
    for (MeetingLedger.Call call : ledger.callsAfter(heardCalls)) {
      heardCalls++;
      if (!call.at().isBefore(begin)) {
        lastNumber++;
        due.add(
            new TimedAction(
                lastNumber,
                Duration.between(begin, call.at()),
                call.action(),
                new TimedAction.Argument.Nothing()));
      }
    }
  }

  /** {@return when the next action is to be done; {@link Instant#MAX} after the last} */
  Instant nextAt() {
    TimedAction next = due.peek();
    return next == null ? Instant.MAX : begin.plus(next.at());
  }

  /** {@return the next action, which is the caller's to do or to have {@link #perform done}} */
  TimedAction take() {
    return due.remove();
  }

  /**
   * Does one action; an application that does not let it be done makes it a missed one.
   *
   * @return whether it was done
   */
  boolean perform(UserAgent agent, TimedAction timed)
      throws AgentLostException, InterruptedException {
    UserAction action = timed.action();
    Sending before = sending;
    boolean ends =
        switch (action) {
          case MUTE, CAMERA_OFF, STOP_SCREEN_SHARE -> true;
          default -> false;
        };
    if (ends) {
      // First the ledger: nobody must miss what ends on purpose.
      send(before.after(action, clock.instant()));
    }
    try {
      Instant at = agent.act(timed, longest());
      record(timed, at);
      if (!ends) {
        send(before.after(action, at));
      }
      ledger.done(user, timed, at);
      return true;
    } catch (ActionFailedException e) {
      send(before);
      failed(timed, String.valueOf(e.getMessage()));
      return false;
    }
  }

  /** The user has gone out of the meeting to come back. */
  void leftToReturn(TimedAction timed) {
    record(timed, clock.instant());
    sending = Sending.NOTHING;
    ledger.away(user);
  }

  /** The user is back, with proof of media. */
  void returned(TimedAction timed, Instant at) {
    sending = Sending.from(plan.pattern(), at);
    ledger.present(user, sending, at);
    ledger.done(user, timed, at);
  }

  private Duration longest() {
    Duration verification = plan.tolerance().verification();
    return verification.compareTo(LONGEST_ACTION) > 0 ? verification : LONGEST_ACTION;
  }

  private void send(Sending now) {
    if (!now.equals(sending)) {
      sending = now;
      ledger.sends(user, now);
    }
  }

  private void record(TimedAction timed, Instant at) {
    recorder.record(new ActionPerformed(at, user, timed.number(), timed.action(), timed.detail()));
  }

  private void failed(TimedAction timed, String reason) {
    Instant now = clock.instant();
    recorder.record(
        new ActionMissed(
            now, user, user, timed.number(), timed.action(), "could not be done: " + reason));
    recorder.record(
        new Sample(now, new Subject.User(user), EffectWatch.lossOf(timed.argument()), 1));
  }
}
