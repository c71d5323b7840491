package io.turnout.report.diff;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Pure. The bootstrap of a difference of means in two stages: users are drawn anew, then each
 * user's values. Values of one user hang together, so that many values of few users do not pass for
 * much knowledge. The same values give the same interval.
 */
final class Bootstrap {
  private static final int RESAMPLES = 10_000;
  private static final long SEED = 1;

  private Bootstrap() {}

  /** Bounds of a difference, low first. */
  record Interval(double low, double high) {
    boolean holdsZero() {
      return low <= 0 && high >= 0;
    }
  }

  /**
   * {@return the percentile interval of the mean after less the mean before}
   *
   * @param before values by user; no user without values
   * @param confidence that the interval holds the true difference, e.g. 0.95
   */
  static Interval difference(double[][] before, double[][] after, double confidence) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] differences = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      differences[i] = resampledMean(after, random) - resampledMean(before, random);
    }
    Arrays.sort(differences);
    double tail = (1 - confidence) / 2;
    int low = (int) Math.floor(tail * (RESAMPLES - 1));
    return new Interval(differences[low], differences[RESAMPLES - 1 - low]);
  }

  /** {@return the mean over users of each user's mean} */
  static double mean(double[][] users) {
    double sum = 0;
    for (double[] values : users) {
      sum += Arrays.stream(values).sum() / values.length;
    }
    return sum / users.length;
  }

  private static double resampledMean(double[][] users, SplittableRandom random) {
    double sum = 0;
    for (int i = 0; i < users.length; i++) {
      double[] values = users[random.nextInt(users.length)];
      double ofUser = 0;
      for (int j = 0; j < values.length; j++) {
        ofUser += values[random.nextInt(values.length)];
      }
      sum += ofUser / values.length;
    }
    return sum / users.length;
  }
}
