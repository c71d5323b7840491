package io.turnout.report.record;

import java.time.Instant;

/**
 * One measured figure. Immutable. What was not measured has no sample; zero means zero.
 *
 * @param subject whom or what the figure is about
 * @param value in the metric's unit, finite
 */
public record Sample(Instant at, Subject subject, Metric metric, double value) {
  public Sample {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          metric.id() + ": found " + value + ", a sample holds a finite number or does not exist");
    }
  }
}
