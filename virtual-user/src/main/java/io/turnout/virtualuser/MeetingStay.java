package io.turnout.virtualuser;

import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.UserAction;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.MeetingLedger.Participant;
import io.turnout.virtualuser.application.LookPace;
import io.turnout.virtualuser.pattern.TimedAction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Confined to its user's thread. One try of one user at a meeting: joins, proves media, does and
 * verifies what is due, until it is to leave or something fails.
 */
final class MeetingStay {
  private static final Duration OBSERVATION_INTERVAL = Duration.ofSeconds(1);

  /** The join time is as exact as this. */
  private static final Duration JOIN_OBSERVATION_INTERVAL = Duration.ofMillis(250);

  private final VirtualUserId user;
  private final UserPlan plan;
  private final UserAgent agent;
  private final ExpectedStreams.Rule expectation;
  private final MeetingRoster roster;
  private final MeetingLedger ledger;
  private final RunRecorder recorder;
  private final ObservationRecorder observations;
  private final InstantSource clock;
  private final Pause pause;
  private final ConnectedListener listener;
  private final Conversation conversation;
  private final EffectWatch effects;
  private final Duration settleTime;
  private MediaProof proof;
  private Instant joinBegan = Instant.MIN;
  private @Nullable Instant connectedAt;
  private @Nullable ActionPlayer actions;

  /** What took the user out of the meeting for a while, until its media is proven again. */
  private @Nullable TimedAction returning;

  /** Confined to the user's thread. Hears when media is proven for the first time. */
  @FunctionalInterface
  interface ConnectedListener {
    void onConnected(Instant at, MeetingRoster.Standing standing);
  }

  /**
   * How a stay ended. Immutable.
   *
   * @param failure empty: it is time to leave
   * @param whileJoining whether the user failed to come in, so that another try may help
   */
  record End(Optional<String> failure, boolean whileJoining) {}

  MeetingStay(
      UserPlan plan,
      UserAgent agent,
      ExpectedStreams.Rule expectation,
      MeetingRoster roster,
      MeetingLedger ledger,
      RunRecorder recorder,
      ObservationRecorder observations,
      InstantSource clock,
      Pause pause,
      ConnectedListener listener) {
    this.user = plan.invitation().user();
    this.plan = plan;
    this.agent = agent;
    this.expectation = expectation;
    this.roster = roster;
    this.ledger = ledger;
    this.recorder = recorder;
    this.observations = observations;
    this.clock = clock;
    this.pause = pause;
    this.listener = listener;
    this.conversation = new Conversation(plan, ledger);
    this.effects = new EffectWatch(plan, ledger, conversation, recorder);
    this.settleTime =
        plan.tolerance().verification().compareTo(plan.tolerance().mediaLoss()) > 0
            ? plan.tolerance().verification()
            : plan.tolerance().mediaLoss();
    this.proof = new MediaProof(plan.tolerance().mediaLoss());
  }

  /** Plays the stay to its end. When interrupted it ends at once, and the thread still is. */
  End play(Departure departure) {
    try {
      joinBegan = clock.instant();
      roster.begin(user, joinBegan);
      ledger.enter(Participant.of(plan), Sending.atJoin(plan.pattern()));
      agent.join(plan.joinTimeout());
      while (true) {
        Instant began = clock.instant();
        Observation observation =
            effects.needsPictures() ? agent.observePictures() : agent.observe();
        Optional<String> failure = take(observation);
        if (failure.isPresent()) {
          return new End(failure, connectedAt == null);
        }
        if (departure.isDue(clock.instant(), Optional.ofNullable(connectedAt))) {
          return new End(
              connectedAt == null
                  ? Optional.of("had to leave before proof of media: " + waitingFor(observation))
                  : Optional.empty(),
              false);
        }
        Instant next =
            observation
                .at()
                .plus(LookPace.pauseAfter(Duration.between(began, observation.at()), interval()));
        act(next);
        pause.until(next);
      }
    } catch (JoinFailedException | AgentLostException e) {
      String when = returning == null ? "" : "after " + returning.action().id() + ": ";
      return new End(Optional.of(when + firstLine(e)), connectedAt == null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new End(Optional.empty(), false);
    }
  }

  private Duration interval() {
    return connectedAt == null || returning != null
        ? JOIN_OBSERVATION_INTERVAL
        : OBSERVATION_INTERVAL;
  }

  private Optional<String> take(Observation observation) {
    observations.recordNews(observation);
    Observation sampled = observations.sampled();
    if (connectedAt != null
        || sampled == null
        || !observation.at().isBefore(sampled.at().plus(OBSERVATION_INTERVAL))) {
      observations.recordSamples(observation);
    }
    if (observation.failure().isPresent()) {
      return Optional.of("the application reports: " + observation.failure().get());
    }
    MeetingLedger.State state = ledger.state();
    StreamAttribution attribution =
        StreamAttribution.of(observation, state, user, plan.invitation().meetingSize());
    effects.update(observation, state, attribution, connectedAt != null && returning == null);
    MeetingRoster.Standing standing = roster.standing();
    return switch (judge(observation, state, attribution)) {
      case MediaProof.Proven() -> {
        proven(observation.at(), standing);
        yield Optional.empty();
      }
      case MediaProof.Waiting(String reason) -> overdue(observation.at(), standing, reason);
      case MediaProof.Lost(String reason) -> Optional.of("media lost: " + reason);
    };
  }

  private MediaProof.Verdict judge(
      Observation observation, MeetingLedger.State state, StreamAttribution attribution) {
    StreamExpectation expected = new StreamExpectation(state, observation.at(), settleTime);
    Sending usual = Sending.atJoin(plan.pattern());
    Sending own = returning == null ? state.sending().getOrDefault(user, usual) : usual;
    return proof.judge(
        observation,
        expectation.among(expected.senders(own, roster.othersThan(user), usual)),
        stream -> expected.counts(stream, attribution));
  }

  private void proven(Instant at, MeetingRoster.Standing standing) {
    TimedAction back = returning;
    if (connectedAt == null) {
      connectedAt = at;
      actions = new ActionPlayer(plan, ledger, recorder, clock, at);
      ledger.present(user, Sending.atJoin(plan.pattern()), at);
      listener.onConnected(at, standing);
    } else if (back != null && actions != null) {
      returning = null;
      actions.returned(back, at);
    }
  }

  private Optional<String> overdue(Instant now, MeetingRoster.Standing standing, String reason) {
    Instant since = later(joinBegan, standing.changedAt());
    if (!standing.complete() || now.isBefore(since.plus(plan.joinTimeout()))) {
      return Optional.empty();
    }
    String when = returning == null ? "" : " after " + returning.action().id();
    return Optional.of(
        "no proof of media within " + plan.joinTimeout().toSeconds() + " s" + when + ": " + reason);
  }

  private String waitingFor(Observation observation) {
    MeetingLedger.State state = ledger.state();
    StreamAttribution attribution =
        StreamAttribution.of(observation, state, user, plan.invitation().meetingSize());
    return switch (judge(observation, state, attribution)) {
      case MediaProof.Waiting(String reason) -> reason;
      case MediaProof.Lost(String reason) -> reason;
      case MediaProof.Proven() -> "it came with the last observation";
    };
  }

  /** Does what is due before the next observation. */
  private void act(Instant next)
      throws JoinFailedException, AgentLostException, InterruptedException {
    ActionPlayer player = actions;
    if (player == null || returning != null) {
      return;
    }
    conversation.feed(agent, clock.instant());
    player.listen();
    while (player.nextAt().isBefore(next)) {
      pause.until(player.nextAt());
      TimedAction action = player.take();
      if (action.action() == UserAction.REJOIN || action.action() == UserAction.RELOAD) {
        comeBack(player, action);
        return;
      }
      if (player.perform(agent, action) && action.action() == UserAction.DRAW_STROKE) {
        effects.ownStroke();
      }
      if (!clock.instant().isBefore(next)) {
        return;
      }
    }
  }

  private void comeBack(ActionPlayer player, TimedAction action)
      throws JoinFailedException, AgentLostException, InterruptedException {
    returning = action;
    player.leftToReturn(action);
    effects.forget();
    conversation.forget();
    joinBegan = clock.instant();
    proof = new MediaProof(plan.tolerance().mediaLoss());
    if (action.action() == UserAction.REJOIN) {
      agent.leave();
      agent.join(plan.joinTimeout());
    } else {
      agent.reload(plan.joinTimeout());
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  static String firstLine(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }
}
