package io.turnout.report.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Confined to one thread. One figure for each second of a run; a second may have none. */
public final class SecondSeries {
  private double[] values = new double[0];

  void set(int second, double value) {
    grow(second);
    values[second] = value;
  }

  void add(int second, double value) {
    grow(second);
    values[second] = Double.isNaN(values[second]) ? value : values[second] + value;
  }

  private void grow(int second) {
    if (second >= values.length) {
      int known = values.length;
      values = Arrays.copyOf(values, Math.max(second + 1, 2 * known));
      Arrays.fill(values, known, values.length, Double.NaN);
    }
  }

  /** {@return the figure, unless nothing was measured in that second} */
  public OptionalDouble at(int second) {
    double value = second < values.length ? values[second] : Double.NaN;
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** {@return whether no second has a figure} */
  public boolean isEmpty() {
    return Arrays.stream(values).allMatch(Double::isNaN);
  }

  /**
   * {@return means over intervals of equal length, as many as cover the run; an interval without
   * any figure is empty}
   */
  public List<OptionalDouble> means(int seconds, int secondsPerInterval) {
    var means = new ArrayList<OptionalDouble>();
    for (int from = 0; from < seconds; from += secondsPerInterval) {
      double sum = 0;
      int count = 0;
      for (int s = from; s < Math.min(seconds, from + secondsPerInterval); s++) {
        if (at(s).isPresent()) {
          sum += values[s];
          count++;
        }
      }
      means.add(count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count));
    }
    return List.copyOf(means);
  }
}
