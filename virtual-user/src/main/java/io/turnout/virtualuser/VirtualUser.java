package io.turnout.virtualuser;

import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent.JoinRetried;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Confined to the thread that plays it. One user's life: start the agent, join, prove media,
 * measure, leave. Every turn is told to the recorder.
 *
 * <p>The user stays JOINING until the streams of all users that its meeting is to have flow. Its
 * join time runs from when the last of them began to join, so that the plan's ramp is not in it; a
 * user whose proof came only because another one was given up has no join time. Where the plan
 * allows several tries, each has an agent of its own, is recorded, and is part of the join time.
 *
 * <p>A user that leaves in mid-meeting to come back, or reloads its page, stays CONNECTED in the
 * record: its action says so.
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
  private final ObservationRecorder observations;
  private Instant joinBegan = Instant.MIN;
  private int removedAtBegin;
  private int attempt;

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
    while (true) {
      attempt++;
      Optional<UserState> end = tryToStay(departure);
      if (end.isPresent()) {
        return end.get();
      }
    }
  }

  /** Plays one try with an agent of its own; returns nothing when there is to be another. */
  private Optional<UserState> tryToStay(Departure departure) {
    try (UserAgent agent = agents.start(plan.invitation())) {
      LOG.debug("{} is played by {}", user.user(), agent.description());
      began();
      MeetingStay stay =
          new MeetingStay(
              plan,
              agent,
              expectation,
              roster,
              ledger,
              recorder,
              observations,
              clock,
              pause,
              this::connected);
      MeetingStay.End end = stay.play(departure);
      if (end.failure().isPresent()) {
        return end.whileJoining()
            ? notJoined(end.failure().get())
            : Optional.of(failed(end.failure().get()));
      }
      // Out of the books first: the others must not miss streams that end on purpose.
      gone();
      return Optional.of(leave(agent));
    } catch (AgentStartException e) {
      began();
      return notJoined(MeetingStay.firstLine(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(left("interrupted before the agent was there"));
    } catch (RuntimeException e) {
      LOG.warn("{} failed unexpectedly", user.user(), e);
      return Optional.of(
          failed("unexpected: " + e.getClass().getSimpleName() + ": " + MeetingStay.firstLine(e)));
    }
  }

  /** Starting the first agent is not joining; what comes after it is. */
  private void began() {
    if (attempt == 1) {
      joinBegan = clock.instant();
      removedAtBegin = roster.standing().removedUsers();
    }
  }

  private Optional<UserState> notJoined(String reason) {
    if (attempt < plan.joinAttempts() && !Thread.currentThread().isInterrupted()) {
      ledger.away(user);
      recorder.record(new JoinRetried(clock.instant(), user, attempt, reason));
      return Optional.empty();
    }
    sample(clock.instant(), Metric.JOIN_ATTEMPTS, attempt);
    return Optional.of(failed(reason));
  }

  private void connected(Instant at, MeetingRoster.Standing standing) {
    state(at, UserState.CONNECTED, "");
    sample(at, Metric.JOIN_ATTEMPTS, attempt);
    if (standing.removedUsers() == removedAtBegin) {
      Instant since =
          joinBegan.isAfter(standing.lastBeganAt()) ? joinBegan : standing.lastBeganAt();
      sample(at, Metric.JOIN_TIME, Duration.between(since, at).toMillis());
    }
  }

  private UserState leave(UserAgent agent) {
    boolean interrupted = Thread.interrupted();
    try {
      agent.leave();
      return left(interrupted ? ENDED_BY_RUN : "");
    } catch (AgentLostException e) {
      return interrupted
          ? left(ENDED_BY_RUN)
          : failed("could not leave: " + MeetingStay.firstLine(e));
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
    gone();
    state(state, reason);
    return state;
  }

  private void gone() {
    roster.remove(user, clock.instant());
    ledger.away(user);
  }

  private void sample(Instant at, Metric metric, double value) {
    recorder.record(new Sample(at, new Subject.User(user), metric, value));
  }

  private void state(UserState state, String reason) {
    state(clock.instant(), state, reason);
  }

  private void state(Instant at, UserState state, String reason) {
    recorder.record(new UserStateChanged(at, user, state, reason));
  }
}
