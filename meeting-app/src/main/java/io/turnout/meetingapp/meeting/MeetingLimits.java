package io.turnout.meetingapp.meeting;

/**
 * Immutable. What one application accepts.
 *
 * @param meetings meetings at a time
 * @param usersPerMeeting users at a time in one meeting
 * @param chatHistory chat messages that a newcomer is shown
 * @param boardPoints points that a board holds
 */
public record MeetingLimits(int meetings, int usersPerMeeting, int chatHistory, int boardPoints) {
  /** 500 meetings of 50 users. */
  public static final MeetingLimits DEFAULTS = new MeetingLimits(500, 50, 100, 20_000);

  /** Refuses limits under which nothing works. */
  public MeetingLimits {
    require("meetings", meetings, 1);
    require("usersPerMeeting", usersPerMeeting, 1);
    require("chatHistory", chatHistory, 0);
    require("boardPoints", boardPoints, 1);
  }

  /** {@return a copy with that many meetings at a time} */
  public MeetingLimits withMeetings(int count) {
    return new MeetingLimits(count, usersPerMeeting, chatHistory, boardPoints);
  }

  /** {@return a copy with that many users at a time in one meeting} */
  public MeetingLimits withUsersPerMeeting(int count) {
    return new MeetingLimits(meetings, count, chatHistory, boardPoints);
  }

  /** {@return a copy with that many points on a board} */
  public MeetingLimits withBoardPoints(int count) {
    return new MeetingLimits(meetings, usersPerMeeting, chatHistory, count);
  }

  private static void require(String name, int value, int min) {
    if (value < min) {
      throw new IllegalArgumentException(
          name + " is " + value + ", less than " + min + "; choose " + min + " or more");
    }
  }
}
