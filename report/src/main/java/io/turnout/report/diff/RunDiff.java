package io.turnout.report.diff;

import io.turnout.report.record.Metric;
import io.turnout.report.record.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * A run beside an earlier one. Immutable. The intervals say how far the figures of these two runs
 * can be trusted; what differs from run to run by itself, such as a neighbour on the host, only
 * more runs show.
 *
 * @param before name of the earlier run
 * @param after name of the later one
 * @param contract in what they were not the same
 * @param changes the worst regressions first
 */
public record RunDiff(
    String before,
    String after,
    List<RunContract.Difference> contract,
    List<MetricChange> changes) {
  private static final double ERROR = 0.05;
  private static final int FEWEST_VALUES = 5;

  public RunDiff {
    contract = List.copyOf(contract);
    changes = List.copyOf(changes);
  }

  /** Compares two recorded runs. */
  public static RunDiff of(RunFolder before, RunFolder after) throws IOException {
    ComparedFigures one = ComparedFigures.of(before);
    ComparedFigures other = ComparedFigures.of(after);
    Set<ComparedFigures.Key> keys = new TreeSet<>(one.keys());
    keys.addAll(other.keys());
    // With one chance in twenty for each figure some would differ in any two runs (Bonferroni).
    double confidence = 1 - ERROR / (keys.size() + 1);
    List<MetricChange> changes = new ArrayList<>();
    changes.add(
        change(
            "users that failed",
            Metric.Unit.RATIO,
            Metric.Wanted.LESS,
            one.failures(),
            other.failures(),
            confidence));
    for (ComparedFigures.Key key : keys) {
      changes.add(
          change(
              name(key),
              key.metric().unit(),
              key.metric().wanted(),
              one.of(key),
              other.of(key),
              confidence));
    }
    changes.sort(Comparator.comparing(MetricChange::finding).thenComparing(RunDiff::bySize));
    return new RunDiff(
        before.name(),
        after.name(),
        RunContract.of(before).differencesTo(RunContract.of(after)),
        changes);
  }

  private static int bySize(MetricChange one, MetricChange other) {
    return Double.compare(Math.abs(other.relative().orElse(0)), Math.abs(one.relative().orElse(0)));
  }

  private static String name(ComparedFigures.Key key) {
    String scope = key.scope().replaceFirst("^monitor:", "");
    return key.metric().id()
        + (scope.equals("users") || scope.equals("run") ? "" : "(" + scope + ")")
        + (key.metric().isCumulative() ? " a minute" : "");
  }

  private static MetricChange change(
      String name,
      Metric.Unit unit,
      Metric.Wanted wanted,
      double[][] before,
      double[][] after,
      double confidence) {
    OptionalDouble low = OptionalDouble.empty();
    OptionalDouble high = OptionalDouble.empty();
    if (values(before) >= FEWEST_VALUES && values(after) >= FEWEST_VALUES) {
      Bootstrap.Interval interval = Bootstrap.difference(before, after, confidence);
      low = OptionalDouble.of(interval.low());
      high = OptionalDouble.of(interval.high());
    }
    return new MetricChange(name, unit, wanted, mean(before), mean(after), low, high);
  }

  private static int values(double[][] users) {
    int count = 0;
    for (double[] values : users) {
      count += values.length;
    }
    return count;
  }

  private static OptionalDouble mean(double[][] users) {
    return users.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Bootstrap.mean(users));
  }

  /** {@return those that are worse for certain, by more than this share of what they were} */
  public List<MetricChange> regressionsBeyond(double margin) {
    return changes.stream().filter(change -> change.isRegressionBeyond(margin)).toList();
  }
}
