package io.turnout.loadtest.schedule;

import io.turnout.loadtest.plan.MeetingLoad;
import io.turnout.loadtest.plan.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who comes when in one scenario. Immutable. Starts do not wait for the users before them.
 *
 * @param meetings in order of their starts
 */
public record ScenarioSchedule(Scenario scenario, List<ScheduledMeeting> meetings) {
  /** How long a browser may keep its slot after its user's end: leaving, and closing it. */
  private static final Duration SLOT_RELEASE = Duration.ofSeconds(10);

  public ScenarioSchedule {
    meetings = List.copyOf(meetings);
  }

  public String name() {
    return scenario.name();
  }

  /** {@return all users, in order of their starts; those of earlier meetings first} */
  public List<ScheduledUser> users() {
    return meetings.stream()
        .flatMap(meeting -> meeting.users().stream())
        .sorted(Comparator.comparing(ScheduledUser::start))
        .toList();
  }

  /** {@return from the scenario's beginning to the last start} */
  public Duration rampUp() {
    return meetings.stream()
        .flatMap(meeting -> meeting.users().stream())
        .map(ScheduledUser::start)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /**
   * {@return when the load begins to end: in the open model the first planned end after the last
   * start; in the closed model it depends on when the users are connected, and there is none}
   */
  public Optional<Duration> rampDownAt() {
    Duration last = rampUp();
    return users().stream()
        .flatMap(user -> user.end().stream())
        .filter(end -> end.compareTo(last) >= 0)
        .min(Comparator.naturalOrder());
  }

  /** {@return its length when every user is connected at once} */
  public Duration shortest() {
    return switch (scenario.load()) {
      case MeetingLoad.Closed closed -> rampUp().plus(closed.hold()).plus(closed.rampDown());
      case MeetingLoad.Open _ ->
          users().stream()
              .flatMap(user -> user.end().stream())
              .max(Comparator.naturalOrder())
              .orElse(Duration.ZERO);
    };
  }

  /** {@return its length when the last user takes all its time to be connected} */
  public Duration longest() {
    return switch (scenario.load()) {
      case MeetingLoad.Closed closed ->
          shortest().plus(closed.joinTimeout().multipliedBy(scenario.joinAttempts()));
      case MeetingLoad.Open _ -> shortest();
    };
  }

  /** {@return users that need a slot at the same time, at most} */
  public int mostConcurrentUsers() {
    Map<Duration, Integer> changes = new TreeMap<>();
    int stay = 0;
    for (ScheduledUser user : users()) {
      if (user.end().isEmpty()) {
        stay++;
      } else {
        changes.merge(user.start(), 1, Integer::sum);
        changes.merge(user.end().get().plus(SLOT_RELEASE), -1, Integer::sum);
      }
    }
    int now = 0;
    int most = 0;
    for (int change : changes.values()) {
      now += change;
      most = Math.max(most, now);
    }
    return stay + most;
  }

  /** {@return the sizes of the meetings that are there together when most users are} */
  public List<Integer> meetingsAtPeak() {
    List<Integer> best = List.of();
    int most = -1;
    for (ScheduledMeeting first : meetings) {
      Duration at = first.users().getLast().start();
      List<Integer> sizes = new ArrayList<>();
      for (ScheduledMeeting meeting : meetings) {
        if (isThere(meeting, at)) {
          sizes.add(meeting.users().size());
        }
      }
      int users = sizes.stream().mapToInt(Integer::intValue).sum();
      if (users > most) {
        most = users;
        best = sizes;
      }
    }
    return best;
  }

  /** Meetings of the closed model have no end of their own: at the peak all are there. */
  private static boolean isThere(ScheduledMeeting meeting, Duration at) {
    Optional<Duration> end = meeting.users().getLast().end();
    return end.isEmpty()
        || (meeting.users().getFirst().start().compareTo(at) <= 0 && end.get().compareTo(at) > 0);
  }
}
