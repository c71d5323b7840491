package io.turnout.loadtest.plan;

import java.time.Duration;

/**
 * How long meetings last, as a distribution: from the start of a meeting's last user to the leaving
 * of all. Immutable.
 */
public sealed interface MeetingLengths {
  Duration DEFAULT_LEAST = Duration.ofSeconds(10);

  /** All meetings alike. */
  record Constant(Duration length) implements MeetingLengths {
    public Constant {
      Limits.MEETING_LENGTH.check("arrivals.last", length);
    }
  }

  /** Each length from one to the other as likely as any other. */
  record Uniform(Duration from, Duration to) implements MeetingLengths {
    public Uniform {
      Limits.MEETING_LENGTH.check("arrivals.last.uniform.from", from);
      requireOrder("arrivals.last.uniform", from, to);
    }
  }

  /**
   * Exponential, cut off on both sides: the end does not depend on how long a meeting lasts
   * already.
   *
   * @param mean before it is cut off
   */
  record Exponential(Duration mean, Duration atLeast, Duration atMost) implements MeetingLengths {
    public Exponential {
      Limits.MEETING_LENGTH.check("arrivals.last.exponential.mean", mean);
      Limits.MEETING_LENGTH.check("arrivals.last.exponential.atLeast", atLeast);
      requireOrder("arrivals.last.exponential", atLeast, atMost);
    }
  }

  /**
   * Log-normal, cut off on both sides: many short meetings and a few very long ones.
   *
   * @param median before it is cut off
   * @param p95 the length that 95 % of the meetings do not exceed, before it is cut off
   */
  record LogNormal(Duration median, Duration p95, Duration atLeast, Duration atMost)
      implements MeetingLengths {
    /** The 95th percentile of the standard normal distribution. */
    private static final double Z95 = 1.6448536269514722;

    public LogNormal {
      Limits.MEETING_LENGTH.check("arrivals.last.logNormal.median", median);
      Limits.MEETING_LENGTH.check("arrivals.last.logNormal.atLeast", atLeast);
      if (p95.compareTo(median) <= 0) {
        throw new IllegalArgumentException(
            "arrivals.last.logNormal.p95: found "
                + DurationText.format(p95)
                + ", expected more than the median "
                + DurationText.format(median));
      }
      requireOrder("arrivals.last.logNormal", atLeast, atMost);
    }

    /** {@return the standard deviation of the logarithm} */
    public double sigma() {
      return StrictMath.log((double) p95.toNanos() / median.toNanos()) / Z95;
    }
  }

  private static void requireOrder(String key, Duration least, Duration most) {
    Limits.MEETING_LENGTH.check(key, most);
    if (least.compareTo(most) >= 0) {
      throw new IllegalArgumentException(
          key
              + ": found "
              + DurationText.format(least)
              + " to "
              + DurationText.format(most)
              + ", expected the second to be longer");
    }
  }
}
