package io.turnout.report.diff;

import io.turnout.report.record.Metric;
import java.util.OptionalDouble;

/**
 * How one figure of a run differs from the same figure of an earlier one. Immutable.
 *
 * @param name of the figure, e.g. {@code video.frameRate(inbound)}
 * @param unit of its values
 * @param wanted which direction is the better one
 * @param before mean of the earlier run, empty when nothing was measured
 * @param after mean of the later run, empty when nothing was measured
 * @param low end of the interval that holds the true difference
 * @param high end of it
 */
public record MetricChange(
    String name,
    Metric.Unit unit,
    Metric.Wanted wanted,
    OptionalDouble before,
    OptionalDouble after,
    OptionalDouble low,
    OptionalDouble high) {

  /** What is to be thought of it. */
  public enum Finding {
    /** It became worse, and that is no accident of the sample. */
    REAL_WORSE,
    /** It became better, and that is no accident of the sample. */
    REAL_BETTER,
    /** It changed for certain; whether for the better depends. */
    REAL_OTHER,
    /** The sample would differ as much by chance. */
    WITHIN_NOISE,
    /** Too little was measured on one side or both. */
    UNKNOWN
  }

  /** {@return what is to be thought of it} */
  public Finding finding() {
    if (low.isEmpty() || high.isEmpty()) {
      return Finding.UNKNOWN;
    }
    if (low.getAsDouble() <= 0 && high.getAsDouble() >= 0) {
      return Finding.WITHIN_NOISE;
    }
    boolean more = low.getAsDouble() > 0;
    return switch (wanted) {
      case LESS -> more ? Finding.REAL_WORSE : Finding.REAL_BETTER;
      case MORE -> more ? Finding.REAL_BETTER : Finding.REAL_WORSE;
      case NEITHER -> Finding.REAL_OTHER;
    };
  }

  /** {@return the difference of the means, if both are known} */
  public OptionalDouble difference() {
    return before.isPresent() && after.isPresent()
        ? OptionalDouble.of(after.getAsDouble() - before.getAsDouble())
        : OptionalDouble.empty();
  }

  /** {@return the difference as a share of the mean before; infinite when that was 0} */
  public OptionalDouble relative() {
    OptionalDouble difference = difference();
    if (difference.isEmpty()) {
      return difference;
    }
    double by = difference.getAsDouble();
    return OptionalDouble.of(by == 0 ? 0 : by / Math.abs(before.orElse(0)));
  }

  /**
   * {@return whether it is worse for certain, by more than the margin}
   *
   * @param margin share of the mean before, e.g. 0.05
   */
  public boolean isRegressionBeyond(double margin) {
    return finding() == Finding.REAL_WORSE && Math.abs(relative().orElse(0)) > margin;
  }
}
