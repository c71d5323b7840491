package io.turnout.loadtest.schedule;

/** The standard normal distribution. Pure; the same bits on every machine. */
final class Normal {
  private static final double FARTHEST = 8;
  private static final int STEPS = 60;

  private Normal() {}

  /**
   * {@return the share of the values that are less} From the rational approximation 7.1.26 of the
   * error function in Abramowitz and Stegun, Handbook of Mathematical Functions; its error is below
   * 1.5e-7.
   */
  static double share(double z) {
    double x = Math.abs(z) / StrictMath.sqrt(2);
    double t = 1 / (1 + 0.3275911 * x);
    double polynomial =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    double erf = 1 - polynomial * StrictMath.exp(-x * x);
    return z < 0 ? (1 - erf) / 2 : (1 + erf) / 2;
  }

  /** {@return the value that this share of the values is less than, between -8 and 8} */
  static double quantile(double share) {
    double low = -FARTHEST;
    double high = FARTHEST;
    for (int i = 0; i < STEPS; i++) {
      double middle = (low + high) / 2;
      if (share(middle) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
