package io.turnout.loadtest.plan;

import io.turnout.report.record.Metric;
import java.util.Optional;
import java.util.Set;

/**
 * What must hold for the run to pass, e.g. {@code join.time p95 < 10s}. Immutable.
 *
 * @param text as the plan has it
 * @param selector narrows whom the metric is about: a monitor's name, or {@code inbound} or {@code
 *     outbound} for metrics of streams
 * @param limit in the metric's unit
 */
public record Threshold(
    String text,
    Metric metric,
    Optional<String> selector,
    Aggregation aggregation,
    Comparison comparison,
    double limit) {

  /**
   * Reads {@code metric[(selector)] aggregation comparison number[unit]}.
   *
   * @throws IllegalArgumentException when it is none; the message says what was found and expected
   */
  public static Threshold parse(String text) {
    return new ThresholdParser(text).parse();
  }

  /** {@return whether the metric is one of watched programs and machines} */
  public boolean isOfMonitor() {
    return ThresholdParser.OF_MONITORS.contains(metric);
  }

  void requireMonitorAmong(Set<String> names) {
    if (isOfMonitor() && !names.contains(selector.orElseThrow())) {
      throw new IllegalArgumentException(unknownMonitor(names));
    }
  }

  String unknownMonitor(Set<String> names) {
    String name = selector.orElseThrow();
    return "found monitor '"
        + name
        + "', expected one of "
        + String.join(", ", names.stream().sorted().toList())
        + Suggestion.sentence(name, names);
  }
}
