package io.turnout.loadtest;

import io.turnout.loadtest.schedule.Schedule;
import io.turnout.loadtest.schedule.Schedule.UserStart;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.ExpectedStreams;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.MeetingLedger;
import io.turnout.virtualuser.MeetingRoster;
import io.turnout.virtualuser.UserAgentFactory;
import io.turnout.virtualuser.UserPlan;
import io.turnout.virtualuser.VirtualUser;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays every user on a virtual thread of its own. Confined to the thread that plays the run, but
 * for the users' threads themselves.
 */
final class UserThreads {
  private static final Logger LOG = LoggerFactory.getLogger(UserThreads.class);
  private static final Duration TOLERATED_LATENESS = Duration.ofSeconds(1);

  private final Schedule schedule;
  private final UserAgentFactory agents;
  private final ExpectedStreams.Rule expectation;
  private final RunRecorder recorder;
  private final InstantSource clock;
  private final Map<String, MeetingRoster> rosters = new HashMap<>();
  private final Map<String, MeetingLedger> ledgers = new ConcurrentHashMap<>();
  private final AtomicReference<Instant> leaveAt = new AtomicReference<>(Instant.MAX);
  private final List<Thread> threads = new ArrayList<>();

  UserThreads(
      Schedule schedule,
      UserAgentFactory agents,
      ExpectedStreams.Rule expectation,
      RunRecorder recorder,
      InstantSource clock) {
    this.schedule = schedule;
    this.agents = agents;
    this.expectation = expectation;
    this.recorder = recorder;
    this.clock = clock;
    for (String meeting : schedule.meetings()) {
      rosters.put(meeting, new MeetingRoster(schedule.usersOf(meeting)));
    }
  }

  /** Lets every user come at its time. */
  void start(Instant begin) {
    // Meetings of an earlier run may still linger in the application: names are new in each run.
    String run = Long.toString(begin.getEpochSecond(), 36);
    for (UserStart start : schedule.starts()) {
      threads.add(
          Thread.ofVirtual()
              .name("user-" + start.user().user())
              .start(() -> play(start.user(), begin.plus(start.at()), run)));
    }
  }

  private void play(VirtualUserId user, Instant at, String run) {
    MeetingRoster roster = rosterOf(user);
    try {
      Duration wait = Duration.between(clock.instant(), at);
      if (wait.isPositive()) {
        Thread.sleep(wait);
      }
    } catch (InterruptedException e) {
      roster.remove(user, clock.instant());
      return;
    }
    warnOfLateness(user, Duration.between(at, clock.instant()));
    Invitation invitation =
        new Invitation(
            user, user.user(), run + "-" + user.meeting(), schedule.usersOf(user.meeting()).size());
    UserPlan plan = UserPlan.of(invitation).withJoinTimeout(schedule.joinTimeout());
    try {
      new VirtualUser(plan, agents, expectation, roster, ledgerOf(user), recorder, clock)
          .play((now, connectedAt) -> !now.isBefore(leaveAt.get()));
    } catch (RuntimeException e) {
      LOG.error("{} could not be played", user.user(), e);
      roster.remove(user, clock.instant());
      recorder.record(
          new RunEvent.UserStateChanged(
              clock.instant(), user, UserState.FAILED, "fault of Turnout itself: " + e));
    }
  }

  private MeetingLedger ledgerOf(VirtualUserId user) {
    return ledgers.computeIfAbsent(user.meeting(), _ -> new MeetingLedger());
  }

  private MeetingRoster rosterOf(VirtualUserId user) {
    MeetingRoster roster = rosters.get(user.meeting());
    if (roster == null) {
      throw new IllegalStateException(user + " is in no meeting of the schedule");
    }
    return roster;
  }

  private void warnOfLateness(VirtualUserId user, Duration lateness) {
    if (lateness.compareTo(TOLERATED_LATENESS) > 0) {
      recorder.record(
          new RunEvent.Warning(
              clock.instant(),
              String.format(
                  Locale.ROOT,
                  "%s was started %.1f s after its time; the load machine is too busy for this"
                      + " plan",
                  user.user(),
                  lateness.toMillis() / 1000.0)));
    }
  }

  /** Tells all users to leave at this time. */
  void leaveAt(Instant at) {
    leaveAt.set(at);
  }

  boolean isOver() {
    return threads.stream().noneMatch(Thread::isAlive);
  }

  /**
   * Interrupts all users and waits for them to close their agents.
   *
   * @return how many have not ended in time
   */
  int end(Duration timeout) {
    threads.forEach(Thread::interrupt);
    Instant deadline = clock.instant().plus(timeout);
    boolean interrupted = false;
    for (Thread thread : threads) {
      Duration left = Duration.between(clock.instant(), deadline);
      try {
        if (!left.isPositive() || !thread.join(left)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return (int) threads.stream().filter(Thread::isAlive).count();
  }
}
