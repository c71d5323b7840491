package io.turnout.loadtest.plan;

import io.turnout.report.record.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What must hold for the run to pass, e.g. {@code join.time p95 < 10s}. Immutable.
 *
 * @param text as the plan has it
 * @param selector narrows whom the metric is about: a monitor's name, or {@code inbound} or {@code
 *     outbound} for metrics of streams
 * @param limit in the metric's unit; with {@code ofPlannedUsers} a share of them, 1 is all
 * @param ofPlannedUsers whether a count of users is held against a share of all planned ones
 * @param perUser whether each user is judged for itself, and the worst one counts
 * @param after what was measured before, counted from the run's begin or that of {@code during}, is
 *     not judged
 * @param during the phase or scenario in which is judged; empty: as the metric is usually judged
 * @param abort whether the run ends as soon as this does not hold
 */
public record Threshold(
    String text,
    Metric metric,
    Optional<String> selector,
    Aggregation aggregation,
    Comparison comparison,
    double limit,
    boolean ofPlannedUsers,
    boolean perUser,
    Duration after,
    Optional<String> during,
    boolean abort) {

  public Threshold {
    Limits.THRESHOLD_AFTER.check("after", after);
  }

  /**
   * Reads {@code metric[(selector)] [aggregation] comparison number[unit] [per user]}.
   *
   * @throws IllegalArgumentException when it is none; the message says what was found and expected
   */
  public static Threshold parse(String text) {
    return new ThresholdParser(text).parse();
  }

  /** {@return the same threshold over a part of the run} */
  public Threshold within(Duration newAfter, Optional<String> newDuring, boolean newAbort) {
    return new Threshold(
        text,
        metric,
        selector,
        aggregation,
        comparison,
        limit,
        ofPlannedUsers,
        perUser,
        newAfter,
        newDuring,
        newAbort);
  }

  /** {@return the text with the part of the run that it is about, as reports show it} */
  public String expression() {
    return text
        + (after.isZero() ? "" : " after " + DurationText.format(after))
        + during.map(name -> " during " + name).orElse("");
  }

  /** {@return whether the metric is one of watched programs and machines} */
  public boolean isOfMonitor() {
    return ThresholdParser.OF_MONITORS.contains(metric);
  }

  void requireMonitorAmong(Set<String> names) {
    if (isOfMonitor() && !names.contains(selector.orElseThrow())) {
      String name = selector.orElseThrow();
      throw new IllegalArgumentException(
          "found monitor '"
              + name
              + "', expected one of "
              + String.join(", ", names.stream().sorted().toList())
              + Suggestion.sentence(name, names));
    }
  }

  void requireScenarioAmong(List<String> names) {
    if (during.isPresent()
        && !Scenario.PHASES.contains(during.get())
        && !names.contains(during.get())) {
      List<String> known = new ArrayList<>(Scenario.PHASES.stream().sorted().toList());
      known.addAll(names);
      throw new IllegalArgumentException(
          "during: found '"
              + during.get()
              + "', expected a phase or a scenario: one of "
              + String.join(", ", known)
              + Suggestion.sentence(during.get(), known));
    }
  }
}
