package io.turnout.loadtest.schedule;

import java.util.List;
import java.util.Optional;

/**
 * One meeting. Immutable.
 *
 * @param name in the record and the report
 * @param applicationId as the application knows it; may hold <code>{run}</code>, which is known
 *     when the run begins
 * @param title empty: the application is told none
 * @param users in order of their starts
 */
public record ScheduledMeeting(
    String name, String applicationId, Optional<String> title, List<ScheduledUser> users) {
  public ScheduledMeeting {
    users = List.copyOf(users);
  }
}
