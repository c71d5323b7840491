package io.turnout.loadtest.plan;

import java.time.Duration;

/** How many meetings of how many users come when, and how long they last. Immutable. */
public sealed interface MeetingLoad {
  Duration DEFAULT_MEETING_EVERY = Duration.ofSeconds(2);
  Duration DEFAULT_USER_EVERY = Duration.ofSeconds(1);
  Duration DEFAULT_JOIN_TIMEOUT = Duration.ofSeconds(60);

  /** {@return from the start of one user to the start of the next within a meeting} */
  Duration userEvery();

  /** {@return how long a user may take from its start to proof of media} */
  Duration joinTimeout();

  /** {@return users of the largest meeting that may come} */
  int largestMeeting();

  /**
   * The closed model: so many meetings, which all stay until the end of the hold.
   *
   * @param count meetings
   * @param sizes users of each meeting
   * @param meetingEvery from the start of one meeting to the start of the next
   * @param hold how long all stay, counted from when the last user is connected or has failed
   * @param rampDown from the first user's leaving to the last one's
   */
  record Closed(
      int count,
      MeetingSizes sizes,
      Duration meetingEvery,
      Duration userEvery,
      Duration hold,
      Duration rampDown,
      Duration joinTimeout)
      implements MeetingLoad {
    public Closed {
      Limits.MEETINGS.check("meetings.count", count);
      Limits.MEETING_EVERY.check("meetings.ramp.meetingEvery", meetingEvery);
      Limits.USER_EVERY.check("meetings.ramp.userEvery", userEvery);
      Limits.HOLD.check("meetings.hold", hold);
      Limits.RAMP_DOWN.check("meetings.rampDown", rampDown);
      Limits.JOIN_TIMEOUT.check("meetings.joinTimeout", joinTimeout);
    }

    /** All meetings of the same size; all leave at once. */
    public static Closed of(
        int count,
        int usersPerMeeting,
        Duration meetingEvery,
        Duration userEvery,
        Duration hold,
        Duration joinTimeout) {
      return new Closed(
          count,
          new MeetingSizes.Constant(usersPerMeeting),
          meetingEvery,
          userEvery,
          hold,
          Duration.ZERO,
          joinTimeout);
    }

    @Override
    public int largestMeeting() {
      return sizes.largest();
    }
  }

  /**
   * The open model: meetings arrive on their own, whatever became of those before them, and each
   * ends at its own time.
   */
  record Open(Arrivals arrivals, Duration userEvery, Duration joinTimeout) implements MeetingLoad {
    public Open {
      Limits.USER_EVERY.check("arrivals.userEvery", userEvery);
      Limits.JOIN_TIMEOUT.check("arrivals.joinTimeout", joinTimeout);
    }

    @Override
    public int largestMeeting() {
      return arrivals.largestMeeting();
    }
  }
}
