package io.turnout.loadtest.schedule;

import io.turnout.loadtest.plan.Plan;
import io.turnout.loadtest.plan.Scenario;
import io.turnout.loadtest.plan.ScenarioOrder;
import io.turnout.report.record.VirtualUserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who comes when in a run, and how long they stay. Immutable. Drawn from the plan's seed: the same
 * plan gives the same schedule.
 *
 * @param scenarios in the order of the plan
 */
public record Schedule(List<ScenarioSchedule> scenarios) {
  public Schedule {
    scenarios = List.copyOf(scenarios);
  }

  /**
   * {@return the schedule of this plan} Meetings are m1, m2, …, users m1-u1, m1-u2, …; in a plan of
   * several scenarios the scenario's name stands before them.
   *
   * @throws IllegalArgumentException when the plan cannot be laid out, e.g. for want of rows with
   *     names; the message names the value, the limit and the remedy
   */
  public static Schedule of(Plan plan) {
    List<ScenarioSchedule> scenarios = new ArrayList<>();
    for (Scenario scenario : plan.scenarios()) {
      String prefix = plan.scenarios().size() == 1 ? "" : scenario.name() + "-";
      scenarios.add(new ScenarioScheduler(scenario, prefix, plan.seed()).schedule());
    }
    Schedule schedule = new Schedule(scenarios);
    schedule.requireDifferentMeetings();
    return schedule;
  }

  private void requireDifferentMeetings() {
    Map<String, String> nameById = new HashMap<>();
    for (ScenarioSchedule scenario : scenarios) {
      for (ScheduledMeeting meeting : scenario.meetings()) {
        String other = nameById.put(meeting.applicationId(), meeting.name());
        if (other != null) {
          throw new IllegalArgumentException(
              "users.meetingId: found '"
                  + meeting.applicationId()
                  + "' for "
                  + other
                  + " and "
                  + meeting.name()
                  + ", expected an id of its own for each meeting: put {meeting} into the text");
        }
      }
    }
  }

  /** {@return all users with the names of their scenarios, in the order of the plan} */
  public Map<VirtualUserId, String> scenarioOfUsers() {
    Map<VirtualUserId, String> scenarioOf = new LinkedHashMap<>();
    for (ScenarioSchedule scenario : scenarios) {
      scenario.users().forEach(user -> scenarioOf.put(user.id(), scenario.name()));
    }
    return scenarioOf;
  }

  /** {@return how many meetings come in all} */
  public int meetings() {
    return scenarios.stream().mapToInt(scenario -> scenario.meetings().size()).sum();
  }

  /** {@return how many users come in all} */
  public int users() {
    return scenarioOfUsers().size();
  }

  /** {@return users that need a slot at the same time, at most} */
  public int mostConcurrentUsers() {
    return ScenarioOrder.mostUsers(
        scenarios.stream().map(ScenarioSchedule::scenario).toList(),
        scenario -> of(scenario.name()).mostConcurrentUsers());
  }

  /** {@return the part of this scenario} */
  public ScenarioSchedule of(String scenario) {
    return scenarios.stream()
        .filter(schedule -> schedule.name().equals(scenario))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no scenario " + scenario));
  }

  /** {@return the length of the run when every user takes all its time to be connected} */
  public Duration longest() {
    Duration longest = Duration.ZERO;
    for (ScenarioSchedule scenario : scenarios) {
      Duration end = endOf(scenario);
      longest = end.compareTo(longest) > 0 ? end : longest;
    }
    return longest;
  }

  private Duration endOf(ScenarioSchedule scenario) {
    Duration begin =
        scenario.scenario().after().map(this::of).map(this::endOf).orElse(Duration.ZERO);
    return begin.plus(scenario.longest());
  }
}
