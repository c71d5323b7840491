package io.turnout.loadtest.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** When meetings arrive, how long they last and how large they are. Immutable. */
public sealed interface Arrivals {
  /** {@return users of the largest meeting that may come} */
  int largestMeeting();

  /**
   * Meetings at a rate.
   *
   * @param spacing how the arrivals follow each other
   * @param length how long meetings arrive
   */
  record AtRate(
      Rate rate, Spacing spacing, Duration length, MeetingLengths lengths, MeetingSizes sizes)
      implements Arrivals {
    public AtRate {
      Limits.ARRIVALS.check("arrivals.for", length);
      double meetings = rate.perSecond() * length.toMillis() / 1000.0;
      if (meetings > Limits.ARRIVING_MEETINGS.most()) {
        throw new IllegalArgumentException(
            "arrivals.rate: found "
                + rate.text()
                + " for "
                + DurationText.format(length)
                + ", which is "
                + Math.round(meetings)
                + " meetings; expected at most "
                + Limits.ARRIVING_MEETINGS.most());
      }
    }

    @Override
    public int largestMeeting() {
      return sizes.largest();
    }
  }

  /** How arrivals at a rate follow each other. */
  enum Spacing {
    /** Independent of each other (a Poisson process), drawn from the plan's seed. */
    RANDOM,
    /** At equal intervals. */
    EVEN
  }

  /**
   * The meetings of a real day, as they were recorded.
   *
   * @param file where they were read from
   * @param meetings in order of their starts; the first one starts at 0
   */
  record Recorded(Path file, List<Meeting> meetings) implements Arrivals {
    public Recorded {
      meetings = List.copyOf(meetings);
      Limits.ARRIVING_MEETINGS.check("arrivals.csv", meetings.size());
    }

    @Override
    public int largestMeeting() {
      return meetings.stream().mapToInt(Meeting::users).max().orElse(0);
    }
  }

  /**
   * One recorded meeting.
   *
   * @param start from the start of the first meeting
   * @param length from the start of its last user to the leaving of all
   */
  record Meeting(Duration start, Duration length, int users) {
    public Meeting {
      Limits.ARRIVALS.check("start", start);
      Limits.MEETING_LENGTH.check("duration", length);
      Limits.USERS_PER_MEETING.check("users", users);
    }
  }
}
