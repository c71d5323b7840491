package io.turnout.loadtest.verdict;

import io.turnout.loadtest.plan.Aggregation;
import io.turnout.loadtest.plan.Threshold;
import io.turnout.report.record.Sample;
import io.turnout.report.record.Subject;
import io.turnout.report.record.ThresholdResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Keeps of all samples what one threshold needs: percentiles need every value and are exact, the
 * rest takes constant memory. Guarded by the judge's lock.
 */
final class ThresholdTally {
  private final Threshold threshold;
  private final boolean keepsValues;
  private final Map<Subject, Double> lastValues = new HashMap<>();
  private double[] values = {};
  private int count;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private double sum;

  ThresholdTally(Threshold threshold) {
    this.threshold = threshold;
    this.keepsValues = threshold.aggregation() instanceof Aggregation.Percentile;
  }

  void add(Sample sample) {
    if (sample.metric() != threshold.metric() || !isMeant(sample.subject())) {
      return;
    }
    double value = sample.value();
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
    if (threshold.aggregation() == Aggregation.Simple.LAST) {
      lastValues.put(sample.subject(), value);
    }
    if (keepsValues) {
      if (count == values.length) {
        values = Arrays.copyOf(values, Math.max(64, count * 2));
      }
      values[count] = value;
    }
    count++;
  }

  ThresholdResult result() {
    OptionalDouble actual = actual();
    if (actual.isEmpty()) {
      return result(actual, false, "unknown: no sample");
    }
    double value = actual.getAsDouble();
    if (threshold.comparison().holds(value, threshold.limit())) {
      return result(actual, true, "");
    }
    return result(
        actual,
        false,
        "found "
            + Figures.format(value, threshold.metric().unit())
            + ", expected "
            + threshold.comparison().symbol()
            + " "
            + Figures.format(threshold.limit(), threshold.metric().unit()));
  }

  private ThresholdResult result(OptionalDouble actual, boolean passed, String reason) {
    OptionalDouble margin =
        actual.isPresent()
            ? OptionalDouble.of(
                threshold.comparison().margin(actual.getAsDouble(), threshold.limit()))
            : OptionalDouble.empty();
    return new ThresholdResult(
        threshold.text(), threshold.metric(), actual, threshold.limit(), margin, passed, reason);
  }

  private OptionalDouble actual() {
    if (count == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        switch (threshold.aggregation()) {
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

  private double worstLast() {
    return lastValues.values().stream()
        .mapToDouble(Double::doubleValue)
        .reduce((a, b) -> threshold.comparison().worse(a, b, threshold.limit()))
        .orElseThrow();
  }

  /** Nearest rank: the rank is the percentage of the count, rounded up. */
  private double percentile(BigDecimal percent) {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    int rank =
        percent
            .multiply(BigDecimal.valueOf(count))
            .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING)
            .intValueExact();
    return sorted[Math.max(1, rank) - 1];
  }

  private boolean isMeant(Subject subject) {
    return threshold
        .selector()
        .map(
            name ->
                switch (subject) {
                  case Subject.Monitored monitored -> monitored.name().equals(name);
                  case Subject.Stream(var stream) ->
                      stream.direction().name().equalsIgnoreCase(name);
                  case Subject.User _, Subject.Run _ -> false;
                })
        .orElse(true);
  }
}
