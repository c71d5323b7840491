package io.turnout.report.record;

import java.util.OptionalDouble;

/**
 * One threshold of the plan, judged. Immutable.
 *
 * @param expression as the plan has it, e.g. {@code p95(join.time) < 5000}
 * @param actual what was measured, in the metric's unit; empty when nothing was measured
 * @param limit in the metric's unit
 * @param margin how far {@code actual} is on the passing side of the limit, in the metric's unit;
 *     negative when it is on the other side; empty when nothing was measured
 * @param passed never true when {@code actual} is empty
 * @param reason why it failed, a sentence; empty when it passed
 */
public record ThresholdResult(
    String expression,
    Metric metric,
    OptionalDouble actual,
    double limit,
    OptionalDouble margin,
    boolean passed,
    String reason) {
  public ThresholdResult {
    if (passed && actual.isEmpty()) {
      throw new IllegalArgumentException(
          expression + ": a threshold passes by a measured figure only, and none was measured");
    }
  }
}
