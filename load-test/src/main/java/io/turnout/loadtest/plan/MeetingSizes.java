package io.turnout.loadtest.plan;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the numbers of users in a meeting are distributed. Immutable. At least 2 each: a user alone
 * receives no media, so nothing could be proved.
 */
public sealed interface MeetingSizes {
  /** {@return the largest size that may come} */
  int largest();

  /** All meetings alike. */
  record Constant(int users) implements MeetingSizes {
    public Constant {
      Limits.USERS_PER_MEETING.check("meetings.usersPerMeeting", users);
    }

    @Override
    public int largest() {
      return users;
    }
  }

  /** Each size from one to the other as often as any other. */
  record Uniform(int from, int to) implements MeetingSizes {
    public Uniform {
      Limits.USERS_PER_MEETING.check("usersPerMeeting.uniform.from", from);
      Limits.USERS_PER_MEETING.check("usersPerMeeting.uniform.to", to);
      if (from > to) {
        throw new IllegalArgumentException(
            "usersPerMeeting.uniform: found from " + from + " to " + to + ", expected from <= to");
      }
    }

    @Override
    public int largest() {
      return to;
    }
  }

  /**
   * Some sizes more often than others.
   *
   * @param weights how often each size comes, in relation to the others
   */
  record Weighted(SortedMap<Integer, Integer> weights) implements MeetingSizes {
    public Weighted {
      weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
      if (weights.isEmpty()) {
        throw new IllegalArgumentException(
            "usersPerMeeting.weighted: found nothing, expected sizes with their weights");
      }
      weights.forEach(
          (size, weight) -> {
            Limits.USERS_PER_MEETING.check("usersPerMeeting.weighted", size);
            Limits.WEIGHT.check("usersPerMeeting.weighted." + size, weight);
          });
    }

    /** {@return the sum of all weights} */
    public int total() {
      return weights.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public int largest() {
      return weights.lastKey();
    }
  }
}
