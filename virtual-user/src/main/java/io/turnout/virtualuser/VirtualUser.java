package io.turnout.virtualuser;

import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent.UserStateChanged;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.Sample;
import io.turnout.report.record.Subject;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Confined to the thread that plays it. One user's life: start the agent, join, prove media,
 * measure, leave. Every turn is told to the recorder.
 *
 * <p>The user stays JOINING until the streams of all users that its meeting is to have flow. Its
 * join time runs from when the last of them began to join, so that the plan's ramp is not in it; a
 * user whose proof came only because another one was given up has no join time.
 */
public final class VirtualUser {
  private static final Logger LOG = LoggerFactory.getLogger(VirtualUser.class);

  /** Of a user whom the run ended, at its own end or at Ctrl-C, before it could leave itself. */
  private static final String ENDED_BY_RUN = "ended by the run";

  private final UserPlan plan;
  private final VirtualUserId user;
  private final UserAgentFactory agents;
  private final ExpectedStreams.Rule expectation;
  private final MeetingRoster roster;
  private final MeetingLedger ledger;
  private final RunRecorder recorder;
  private final InstantSource clock;
  private final Pause pause;
  private final MediaProof proof;
  private final ObservationRecorder observations;
  private Instant joinBegan = Instant.MIN;
  private int removedAtBegin;
  private @Nullable Instant connectedAt;

  /** A user of the meeting that the roster and the ledger are about. */
  public VirtualUser(
      UserPlan plan,
      UserAgentFactory agents,
      ExpectedStreams.Rule expectation,
      MeetingRoster roster,
      MeetingLedger ledger,
      RunRecorder recorder,
      InstantSource clock) {
    this(plan, agents, expectation, roster, ledger, recorder, clock, Pause.sleeping(clock));
  }

  VirtualUser(
      UserPlan plan,
      UserAgentFactory agents,
      ExpectedStreams.Rule expectation,
      MeetingRoster roster,
      MeetingLedger ledger,
      RunRecorder recorder,
      InstantSource clock,
      Pause pause) {
    this.plan = plan;
    this.user = plan.invitation().user();
    this.agents = agents;
    this.expectation = expectation;
    this.roster = roster;
    this.ledger = ledger;
    this.recorder = recorder;
    this.clock = clock;
    this.pause = pause;
    this.proof = new MediaProof(plan.lossTolerance());
    this.observations = new ObservationRecorder(user, recorder);
  }

  /**
   * Plays the user to its end; to be called once. Blocks; throws nothing. When interrupted the user
   * leaves at once; the thread's interrupt status is set on return. No agent is left behind.
   *
   * @return {@link UserState#LEFT} or {@link UserState#FAILED}
   */
  public UserState play(Departure departure) {
    state(UserState.JOINING, "");
    try (UserAgent agent = agents.start(plan.invitation())) {
      LOG.debug("{} is played by {}", user.user(), agent.description());
      Optional<String> failure = stay(agent, departure);
      // Out of the roster first: the others must not miss streams that end on purpose.
      roster.remove(user, clock.instant());
      return failure.isPresent() ? failed(failure.get()) : leave(agent);
    } catch (AgentStartException e) {
      return failed(firstLine(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return left("interrupted before the agent was there");
    } catch (RuntimeException e) {
      LOG.warn("{} failed unexpectedly", user.user(), e);
      return failed("unexpected: " + e.getClass().getSimpleName() + ": " + firstLine(e));
    }
  }

  /** Joins and stays until the departure is due; returns why it failed, if it did. */
  private Optional<String> stay(UserAgent agent, Departure departure) {
    try {
      joinBegan = clock.instant();
      roster.begin(user, joinBegan);
      removedAtBegin = roster.standing().removedUsers();
      agent.join(plan.joinTimeout());
      while (true) {
        Instant began = clock.instant();
        Observation observation = agent.observe();
        Optional<String> failure = take(observation);
        if (failure.isPresent()) {
          return failure;
        }
        Instant now = clock.instant();
        if (departure.isDue(now, Optional.ofNullable(connectedAt))) {
          return connectedAt == null
              ? Optional.of("had to leave before proof of media: " + waitingFor(observation))
              : Optional.empty();
        }
        pause.until(
            began.plus(
                connectedAt == null ? plan.joinObservationInterval() : plan.observationInterval()));
      }
    } catch (JoinFailedException | AgentLostException e) {
      return Optional.of(firstLine(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Optional<String> take(Observation observation) {
    observations.recordNews(observation);
    Observation sampled = observations.sampled();
    if (connectedAt != null
        || sampled == null
        || !observation.at().isBefore(sampled.at().plus(plan.observationInterval()))) {
      observations.recordSamples(observation);
    }
    if (observation.failure().isPresent()) {
      return Optional.of("the application reports: " + observation.failure().get());
    }
    MeetingRoster.Standing standing = roster.standing();
    return switch (proof.judge(observation, expected(standing))) {
      case MediaProof.Proven() -> {
        if (connectedAt == null) {
          connected(observation.at(), standing);
        }
        yield Optional.empty();
      }
      case MediaProof.Waiting(String reason) -> {
        Instant since = later(joinBegan, standing.changedAt());
        boolean overdue = !observation.at().isBefore(since.plus(plan.joinTimeout()));
        yield standing.complete() && overdue
            ? Optional.of(
                "no proof of media within " + plan.joinTimeout().toSeconds() + " s: " + reason)
            : Optional.empty();
      }
      case MediaProof.Lost(String reason) -> Optional.of("media lost: " + reason);
    };
  }

  private ExpectedStreams expected(MeetingRoster.Standing standing) {
    return expectation.inMeetingOf(Math.max(1, standing.expectedUsers()));
  }

  private String waitingFor(Observation observation) {
    return switch (proof.judge(observation, expected(roster.standing()))) {
      case MediaProof.Waiting(String reason) -> reason;
      case MediaProof.Lost(String reason) -> reason;
      case MediaProof.Proven() -> "it came with the last observation";
    };
  }

  private void connected(Instant at, MeetingRoster.Standing standing) {
    connectedAt = at;
    state(at, UserState.CONNECTED, "");
    if (standing.removedUsers() == removedAtBegin) {
      double joinTimeMs = Duration.between(later(joinBegan, standing.changedAt()), at).toMillis();
      recorder.record(new Sample(at, new Subject.User(user), Metric.JOIN_TIME, joinTimeMs));
    }
  }

  private UserState leave(UserAgent agent) {
    boolean interrupted = Thread.interrupted();
    try {
      agent.leave();
      return left(interrupted ? ENDED_BY_RUN : "");
    } catch (AgentLostException e) {
      return interrupted ? left(ENDED_BY_RUN) : failed("could not leave: " + firstLine(e));
    } catch (InterruptedException e) {
      interrupted = true;
      return left(ENDED_BY_RUN);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private UserState failed(String reason) {
    return end(UserState.FAILED, reason);
  }

  private UserState left(String reason) {
    return end(UserState.LEFT, reason);
  }

  private UserState end(UserState state, String reason) {
    roster.remove(user, clock.instant());
    state(state, reason);
    return state;
  }

  private void state(UserState state, String reason) {
    state(clock.instant(), state, reason);
  }

  private void state(Instant at, UserState state, String reason) {
    recorder.record(new UserStateChanged(at, user, state, reason));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static String firstLine(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }
}
