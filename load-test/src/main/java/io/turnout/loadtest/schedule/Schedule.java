package io.turnout.loadtest.schedule;

import io.turnout.loadtest.plan.MeetingLoad;
import io.turnout.report.record.VirtualUserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who starts when, counted from the beginning of the run, and how long all stay. Immutable. An open
 * workload: a start does not wait for the users before it. All leave together, at the end of the
 * hold.
 *
 * @param starts in order of time; users of earlier meetings first at the same time
 * @param hold counted from when the last user has settled: is connected or has failed
 * @param joinTimeout how long one user may take to settle
 */
public record Schedule(List<UserStart> starts, Duration hold, Duration joinTimeout) {

  /**
   * One user's start.
   *
   * @param at from the beginning of the run
   */
  public record UserStart(VirtualUserId user, Duration at) {}

  public Schedule {
    starts = List.copyOf(starts);
  }

  /** {@return the schedule of this load; meetings are m1, m2, …, users m1-u1, m1-u2, …} */
  public static Schedule of(MeetingLoad load) {
    List<UserStart> starts = new ArrayList<>(load.users());
    for (int meeting = 0; meeting < load.count(); meeting++) {
      for (int user = 0; user < load.usersPerMeeting(); user++) {
        String meetingName = "m" + (meeting + 1);
        starts.add(
            new UserStart(
                new VirtualUserId(meetingName, meetingName + "-u" + (user + 1)),
                load.meetingEvery()
                    .multipliedBy(meeting)
                    .plus(load.userEvery().multipliedBy(user))));
      }
    }
    starts.sort(Comparator.comparing(UserStart::at));
    return new Schedule(starts, load.hold(), load.joinTimeout());
  }

  /** {@return from the beginning of the run to the last start} */
  public Duration rampUp() {
    return starts.isEmpty() ? Duration.ZERO : starts.getLast().at();
  }

  /** {@return the length of the run when every user settles at once} */
  public Duration shortest() {
    return rampUp().plus(hold);
  }

  /** {@return the length of the run when the last user takes all its time to settle} */
  public Duration longest() {
    return shortest().plus(joinTimeout);
  }

  /** {@return users that are there at the same time, at most} */
  public int mostConcurrentUsers() {
    return starts.size();
  }

  /** {@return the users of a meeting, in order of their starts} */
  public List<VirtualUserId> usersOf(String meeting) {
    return starts.stream()
        .map(UserStart::user)
        .filter(user -> user.meeting().equals(meeting))
        .toList();
  }

  /** {@return meetings, in order of their first start} */
  public List<String> meetings() {
    return starts.stream().map(start -> start.user().meeting()).distinct().toList();
  }
}
