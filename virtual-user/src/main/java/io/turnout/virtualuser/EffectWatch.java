package io.turnout.virtualuser;

import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent.ActionMissed;
import io.turnout.report.record.RunEvent.ActionSeen;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.Sample;
import io.turnout.report.record.Subject;
import io.turnout.report.record.UserAction;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.MeetingLedger.Deed;
import io.turnout.virtualuser.pattern.MessageKey;
import io.turnout.virtualuser.pattern.TimedAction.Argument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Confined to its user's thread. Verifies at one user's end what the others do, and records what is
 * seen in time and what is missed. What cannot be verified is recorded as neither.
 *
 * <p>Messages and strokes that can be told apart are timed by the page to 50 ms; media and counted
 * strokes by the observations, a second apart.
 */
final class EffectWatch {
  private final VirtualUserId observer;
  private final Duration timeout;
  private final MeetingLedger ledger;
  private final RunRecorder recorder;
  private final MediaActivity activity = new MediaActivity();
  private final MediaEffects media;
  private final List<Deed> pending = new ArrayList<>();
  private ShownItems items = new ShownItems();

  EffectWatch(
      UserPlan plan, MeetingLedger ledger, Conversation conversation, RunRecorder recorder) {
    this.observer = plan.invitation().user();
    this.timeout = plan.tolerance().verification();
    this.ledger = ledger;
    this.recorder = recorder;
    this.media = new MediaEffects(activity, conversation, timeout);
  }

  /** {@return whether pictures must be looked at to tell} */
  boolean needsPictures() {
    return pending.stream()
        .map(deed -> deed.action().action())
        .anyMatch(action -> action == UserAction.CAMERA_OFF || action == UserAction.CAMERA_ON);
  }

  /** Takes the next observation; {@code verifying} is false while the user is not really there. */
  void update(
      Observation observation,
      MeetingLedger.State state,
      StreamAttribution attribution,
      boolean verifying) {
    activity.update(observation, attribution);
    items.update(observation);
    if (!verifying) {
      return;
    }
    pending.addAll(ledger.take(observer));
    Instant now = observation.at();
    pending.removeIf(deed -> isSettled(deed, effect(deed, state, attribution, now), now));
  }

  /** The user's page is new: nothing that was done before can be expected to show in it. */
  void forget() {
    pending.clear();
    items = new ShownItems();
  }

  /** The user has drawn itself. */
  void ownStroke() {
    items.ownStroke();
  }

  private Effect effect(
      Deed deed, MeetingLedger.State state, StreamAttribution attribution, Instant now) {
    return switch (deed.action().argument()) {
      case Argument.Text _ ->
          items.showsMessages()
              ? shown(deed, items.message(key(deed)), "the message did not show", now)
              : new Effect.Unverifiable();
      case Argument.Drawing(var stroke) ->
          items.showsStrokes()
              ? shown(deed, items.stroke(stroke.key()), "the stroke did not show", now)
              : new Effect.Unverifiable();
      default -> media.of(deed, state, attribution, now);
    };
  }

  private Effect shown(Deed deed, Optional<Instant> since, String missed, Instant now) {
    Instant deadline = deed.at().plus(timeout);
    if (since.isPresent() && !since.get().isAfter(deadline)) {
      return new Effect.Seen(since.get());
    }
    return since.isPresent() || now.isAfter(deadline)
        ? new Effect.Missed(missed + " within " + timeout.toSeconds() + " s")
        : new Effect.Pending();
  }

  private boolean isSettled(Deed deed, Effect effect, Instant now) {
    switch (effect) {
      case Effect.Seen(Instant at) -> seen(deed, at, now);
      case Effect.Missed(String reason) -> missed(deed, reason, now);
      case Effect.Pending() -> {
        return false;
      }
      case Effect.Unverifiable() -> {}
    }
    return true;
  }

  private void seen(Deed deed, Instant at, Instant now) {
    long afterMs = Math.max(0, Duration.between(deed.at(), at).toMillis());
    UserAction action = deed.action().action();
    recorder.record(
        new ActionSeen(
            now, observer, deed.actor().user(), deed.action().number(), action, afterMs));
    switch (deed.action().argument()) {
      case Argument.Text _ -> {
        sample(now, Metric.MESSAGE_DELIVERY_TIME, afterMs);
        sample(now, Metric.MESSAGE_LOSS, 0);
        sample(now, Metric.MESSAGE_REORDERED, items.wasReordered(key(deed)) ? 1 : 0);
      }
      case Argument.Drawing _ -> {
        sample(now, Metric.STROKE_DELIVERY_TIME, afterMs);
        sample(now, Metric.STROKE_LOSS, 0);
      }
      default -> {
        sample(now, Metric.ACTION_TIME, afterMs);
        sample(now, Metric.ACTION_MISSED, 0);
      }
    }
  }

  private void missed(Deed deed, String reason, Instant now) {
    recorder.record(
        new ActionMissed(
            now,
            observer,
            deed.actor().user(),
            deed.action().number(),
            deed.action().action(),
            reason));
    sample(now, lossOf(deed.action().argument()), 1);
  }

  /** {@return where it is counted that such an action did not show} */
  static Metric lossOf(Argument argument) {
    return switch (argument) {
      case Argument.Text _ -> Metric.MESSAGE_LOSS;
      case Argument.Drawing _ -> Metric.STROKE_LOSS;
      case Argument.Nothing _ -> Metric.ACTION_MISSED;
      case Argument.SignOfLife _ -> Metric.ACTION_MISSED;
    };
  }

  private static MessageKey key(Deed deed) {
    return MessageKey.of(deed.actor().user(), deed.action().number());
  }

  private void sample(Instant at, Metric metric, double value) {
    recorder.record(new Sample(at, new Subject.User(observer), metric, value));
  }
}
