package io.turnout.virtualuser;

import io.turnout.virtualuser.MeetingLedger.Participant;
import io.turnout.virtualuser.pattern.SpeechTurns;
import io.turnout.virtualuser.pattern.SpeechTurns.Interval;
import io.turnout.virtualuser.pattern.UserPattern.Speech;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Confined to its user's thread. Who of the meeting speaks when. All users of a meeting reckon the
 * same turns from the same moment, when the first of them was there.
 */
final class Conversation {
  /** How far ahead a user's microphone is told. */
  private static final Duration HORIZON = Duration.ofSeconds(30);

  private static final Duration REFRESH = Duration.ofSeconds(10);

  private final UserPlan plan;
  private final MeetingLedger ledger;
  private final SpeechTurns turns;
  private Instant toldUntil = Instant.MIN;

  Conversation(UserPlan plan, MeetingLedger ledger) {
    this.plan = plan;
    this.ledger = ledger;
    Invitation invitation = plan.invitation();
    this.turns =
        new SpeechTurns(
            Math.max(invitation.meetingSize(), plan.number()),
            plan.seed(),
            invitation.user().meeting());
  }

  /** Tells the agent when its user speaks next, if that is needed. */
  void feed(UserAgent agent, Instant now) throws AgentLostException, InterruptedException {
    Instant began = ledger.conversationBegan();
    if (plan.pattern().speech() != Speech.TURNS
        || began == null
        || now.isBefore(earlier(toldUntil))) {
      return;
    }
    Duration from = Duration.between(began, now);
    agent.speak(
        turns.of(plan.number(), from, from.plus(HORIZON)).stream()
            .map(spoken -> new Interval(spoken.from().minus(from), spoken.to().minus(from)))
            .toList());
    toldUntil = now.plus(HORIZON);
  }

  /** The agent has forgotten what it was told. */
  void forget() {
    toldUntil = Instant.MIN;
  }

  /** {@return for how long the user has spoken between two times, had nobody muted it} */
  Duration spoken(Participant participant, Instant from, Instant to) {
    return switch (participant.speech()) {
      case ALWAYS -> from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
      case NEVER -> Duration.ZERO;
      case TURNS -> spokenInTurns(participant.number(), from, to);
    };
  }

  private Duration spokenInTurns(int number, Instant from, Instant to) {
    @Nullable Instant began = ledger.conversationBegan();
    if (began == null || !from.isBefore(to) || number > turns.users()) {
      return Duration.ZERO;
    }
    return turns.of(number, Duration.between(began, from), Duration.between(began, to)).stream()
        .map(spoken -> spoken.to().minus(spoken.from()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Instant earlier(Instant toldUntil) {
    return toldUntil.equals(Instant.MIN) ? toldUntil : toldUntil.minus(REFRESH);
  }
}
