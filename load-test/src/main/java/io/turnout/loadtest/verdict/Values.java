package io.turnout.loadtest.verdict;

import io.turnout.loadtest.plan.Aggregation;
import io.turnout.loadtest.plan.Comparison;
import io.turnout.report.record.Subject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Keeps of values what one aggregation of them needs: percentiles need every value and are exact,
 * the rest takes constant memory. Guarded by the judge's lock.
 */
final class Values {
  /** Fewer values than this say nothing yet about a mean or a percentile. */
  private static final int TELLING = 10;

  private final Aggregation aggregation;
  private final Comparison comparison;
  private final double limit;
  private final Map<Subject, Double> lastValues = new HashMap<>();
  private double[] all = {};
  private int count;
  private int less;
  private int equal;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private double sum;

  Values(Aggregation aggregation, Comparison comparison, double limit) {
    this.aggregation = aggregation;
    this.comparison = comparison;
    this.limit = limit;
  }

  void add(Subject subject, double value) {
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
    int order = Double.compare(value, limit);
    less += order < 0 ? 1 : 0;
    equal += order == 0 ? 1 : 0;
    if (aggregation == Aggregation.Simple.LAST) {
      lastValues.put(subject, value);
    }
    if (aggregation instanceof Aggregation.Percentile) {
      if (count == all.length) {
        all = Arrays.copyOf(all, Math.max(64, count * 2));
      }
      all[count] = value;
    }
    count++;
  }

  /** {@return the aggregated value, if there is any} */
  OptionalDouble aggregate() {
    if (count == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        switch (aggregation) {
          case Aggregation.Simple simple ->
              switch (simple) {
                case MIN -> min;
                case MAX -> max;
                case MEAN -> sum / count;
                case LAST -> worstLast();
              };
          case Aggregation.Percentile(BigDecimal percent) -> percentile(percent);
        });
  }

  /**
   * {@return whether the limit is crossed as far as can be said in the middle of a run} Extremes
   * that may still come are waited for; means and percentiles are told from ten values on.
   *
   * @param evenLast whether the last values are held against the limit too; a value that counts at
   *     the run's end may be anything before
   */
  boolean isCrossed(boolean evenLast) {
    if (count == 0) {
      return false;
    }
    return switch (aggregation) {
      case Aggregation.Simple simple ->
          switch (simple) {
            case MAX -> isUpperLimit() && !comparison.holds(max, limit) && max >= limit;
            case MIN -> isLowerLimit() && !comparison.holds(min, limit);
            case MEAN -> count >= TELLING && !comparison.holds(sum / count, limit);
            case LAST -> evenLast && !comparison.holds(worstLast(), limit);
          };
      case Aggregation.Percentile(BigDecimal percent) ->
          count >= TELLING && !percentileHolds(rank(percent));
    };
  }

  /** A maximum that is to be equal is crossed only when it is more. */
  private boolean isUpperLimit() {
    return switch (comparison) {
      case LESS, LESS_OR_EQUAL, EQUAL -> true;
      case GREATER, GREATER_OR_EQUAL -> false;
    };
  }

  private boolean isLowerLimit() {
    return switch (comparison) {
      case GREATER, GREATER_OR_EQUAL -> true;
      case LESS, LESS_OR_EQUAL, EQUAL -> false;
    };
  }

  /** Whether the value of this rank meets the limit, told from counts alone. */
  private boolean percentileHolds(int rank) {
    return switch (comparison) {
      case LESS -> less >= rank;
      case LESS_OR_EQUAL -> less + equal >= rank;
      case EQUAL -> less < rank && less + equal >= rank;
      case GREATER_OR_EQUAL -> less < rank;
      case GREATER -> less + equal < rank;
    };
  }

  private double worstLast() {
    return lastValues.values().stream()
        .mapToDouble(Double::doubleValue)
        .reduce((a, b) -> comparison.worse(a, b, limit))
        .orElseThrow();
  }

  private double percentile(BigDecimal percent) {
    double[] sorted = Arrays.copyOf(all, count);
    Arrays.sort(sorted);
    return sorted[rank(percent) - 1];
  }

  /** Nearest rank: the percentage of the count, rounded up. */
  private int rank(BigDecimal percent) {
    int rank =
        percent
            .multiply(BigDecimal.valueOf(count))
            .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING)
            .intValueExact();
    return Math.max(1, rank);
  }
}
