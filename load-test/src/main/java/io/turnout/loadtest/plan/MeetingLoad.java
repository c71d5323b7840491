package io.turnout.loadtest.plan;

import java.time.Duration;

/**
 * How many meetings of how many users come when, and how long they stay. Immutable.
 *
 * @param count meetings
 * @param usersPerMeeting at least 2: a user alone receives no media, so nothing could be proved
 * @param meetingEvery from the start of one meeting to the start of the next
 * @param userEvery from the start of one user to the start of the next within a meeting
 * @param hold how long all stay, counted from when the last user is connected or has failed
 * @param joinTimeout how long a user may take from its start to proof of media
 */
public record MeetingLoad(
    int count,
    int usersPerMeeting,
    Duration meetingEvery,
    Duration userEvery,
    Duration hold,
    Duration joinTimeout) {
  public static final Duration DEFAULT_MEETING_EVERY = Duration.ofSeconds(2);
  public static final Duration DEFAULT_USER_EVERY = Duration.ofSeconds(1);
  public static final Duration DEFAULT_JOIN_TIMEOUT = Duration.ofSeconds(60);

  public MeetingLoad {
    Limits.MEETINGS.check("meetings.count", count);
    Limits.USERS_PER_MEETING.check("meetings.usersPerMeeting", usersPerMeeting);
    Limits.MEETING_EVERY.check("meetings.ramp.meetingEvery", meetingEvery);
    Limits.USER_EVERY.check("meetings.ramp.userEvery", userEvery);
    Limits.HOLD.check("meetings.hold", hold);
    Limits.JOIN_TIMEOUT.check("meetings.joinTimeout", joinTimeout);
  }

  /** {@return users of all meetings} */
  public int users() {
    return count * usersPerMeeting;
  }
}
