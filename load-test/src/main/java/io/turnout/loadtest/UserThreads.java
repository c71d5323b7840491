package io.turnout.loadtest;

import io.turnout.loadtest.schedule.ScenarioSchedule;
import io.turnout.loadtest.schedule.ScheduledMeeting;
import io.turnout.loadtest.schedule.ScheduledUser;
import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.Sample;
import io.turnout.report.record.Subject;
import io.turnout.report.record.UserAction;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.MeetingLedger;
import io.turnout.virtualuser.MeetingRoster;
import io.turnout.virtualuser.UserPlan;
import io.turnout.virtualuser.VirtualUser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays every user of a scenario on a virtual thread of its own. Confined to the thread that plays
 * the run, but for the users' threads themselves.
 */
final class UserThreads {
  private static final Logger LOG = LoggerFactory.getLogger(UserThreads.class);
  private static final String RUN = "{run}";

  private final ScenarioSchedule schedule;
  private final RunContext context;
  private final Departures departures;
  private final List<Thread> threads = new ArrayList<>();
  private final List<MeetingLedger> ledgers = new ArrayList<>();
  private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();

  UserThreads(ScenarioSchedule schedule, RunContext context) {
    this.schedule = schedule;
    this.context = context;
    this.departures = new Departures(schedule.users().stream().map(ScheduledUser::id).toList());
  }

  /** Lets every user come at its time. */
  void start(Instant begin) {
    for (ScheduledMeeting meeting : schedule.meetings()) {
      MeetingRoster roster =
          new MeetingRoster(meeting.users().stream().map(ScheduledUser::id).toList());
      MeetingLedger ledger = new MeetingLedger();
      ledgers.add(ledger);
      for (ScheduledUser user : meeting.users()) {
        user.end().ifPresent(end -> departures.leaveAt(user.id(), begin.plus(end)));
        Thread thread =
            Thread.ofVirtual()
                .name("user-" + user.id().user())
                .unstarted(
                    () -> {
                      if (await(begin.plus(user.start()), user.id(), roster)) {
                        play(user, meeting, roster, ledger);
                      }
                    });
        threads.add(thread);
        waiting.add(thread);
      }
    }
    threads.forEach(Thread::start);
  }

  /** {@return whether the user is to come; false when the run ended before its time} */
  private boolean await(Instant at, VirtualUserId user, MeetingRoster roster) {
    try {
      Duration wait = Duration.between(context.clock().instant(), at);
      if (wait.isPositive()) {
        Thread.sleep(wait);
      }
    } catch (InterruptedException e) {
      roster.remove(user, context.clock().instant());
      return false;
    } finally {
      waiting.remove(Thread.currentThread());
    }
    Instant now = context.clock().instant();
    Duration lateness = Duration.between(at, now);
    context.lateness().add(lateness);
    context
        .board()
        .record(
            new Sample(
                now,
                new Subject.User(user),
                Metric.START_LATENESS,
                Math.max(0, lateness.toMillis())));
    return true;
  }

  private void play(
      ScheduledUser user, ScheduledMeeting meeting, MeetingRoster roster, MeetingLedger ledger) {
    try {
      new VirtualUser(
              plan(user, meeting),
              context.agents(),
              context.expectation(),
              roster,
              ledger,
              context.board(),
              context.clock())
          .play(departures.of(user.id()));
    } catch (RuntimeException e) {
      LOG.error("{} could not be played", user.id().user(), e);
      Instant now = context.clock().instant();
      roster.remove(user.id(), now);
      context
          .board()
          .record(
              new RunEvent.UserStateChanged(
                  now, user.id(), UserState.FAILED, "fault of Turnout itself: " + e));
    }
  }

  private UserPlan plan(ScheduledUser user, ScheduledMeeting meeting) {
    String id = meeting.applicationId().replace(RUN, context.run());
    Invitation invitation =
        new Invitation(
            user.id(),
            user.displayName().replace(RUN, context.run()),
            id,
            meeting.users().size(),
            schedule.scenario().pattern(),
            meeting.title().map(title -> title.replace(RUN, context.run())).orElse(id));
    return UserPlan.of(invitation)
        .withNumber(user.number())
        .withSeed(context.seed())
        .withStay(user.end().orElse(schedule.longest()).minus(user.start()))
        .withJoinTimeout(schedule.scenario().load().joinTimeout())
        .withJoinAttempts(schedule.scenario().joinAttempts())
        .withTolerance(schedule.scenario().tolerance())
        .withKeepAlive(schedule.scenario().keepAlive());
  }

  /** Lets the users leave from now on, evenly over this time; who has not come will not come. */
  void leave(Instant now, Duration over) {
    departures.leave(now, over);
    waiting.forEach(Thread::interrupt);
  }

  /** Tells all users that are in their meetings at this time to do this then. */
  void call(UserAction action, Instant at) {
    ledgers.forEach(ledger -> ledger.call(action, at));
  }

  boolean isOver() {
    return threads.stream().noneMatch(Thread::isAlive);
  }

  /** Tells all users that are left to end at once. */
  void interrupt() {
    threads.forEach(Thread::interrupt);
  }

  /**
   * Waits for users to close their agents.
   *
   * @return how many have not ended in time
   */
  int awaitEnd(Instant deadline) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      Duration left = Duration.between(context.clock().instant(), deadline);
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
