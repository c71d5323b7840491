package io.turnout.report.analysis;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * Confined to one thread. For each second, how the values of all streams spread. Keeps the values
 * of the last half minute only; what comes later than that is counted and left out.
 */
public final class SpreadSeries {
  private static final class Values {
    private double[] values = new double[16];
    private int size;

    void add(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    double[] sorted() {
      double[] sorted = Arrays.copyOf(values, size);
      Arrays.sort(sorted);
      return sorted;
    }
  }

  private static final int OPEN_SECONDS = 30;

  private final SecondSeries mean = new SecondSeries();
  private final SecondSeries p5 = new SecondSeries();
  private final SecondSeries median = new SecondSeries();
  private final SecondSeries p95 = new SecondSeries();
  private final TreeMap<Integer, Values> open = new TreeMap<>();
  private int closedUpTo = -1;
  private long late;

  void add(int second, double value) {
    if (second <= closedUpTo) {
      late++;
      return;
    }
    open.computeIfAbsent(second, _ -> new Values()).add(value);
    while (open.firstKey() < second - OPEN_SECONDS) {
      closeFirst();
    }
  }

  private void closeFirst() {
    var first = open.pollFirstEntry();
    if (first == null) {
      return;
    }
    double[] values = first.getValue().sorted();
    int second = first.getKey();
    mean.set(second, Arrays.stream(values).sum() / values.length);
    p5.set(second, percentile(values, 5));
    median.set(second, percentile(values, 50));
    p95.set(second, percentile(values, 95));
    closedUpTo = second;
  }

  /** Nearest rank: a value that was measured, never one between. */
  static double percentile(double[] sorted, double percentile) {
    int rank = (int) Math.ceil(percentile / 100 * sorted.length);
    return sorted[Math.max(0, rank - 1)];
  }

  SpreadSeries finish() {
    while (!open.isEmpty()) {
      closeFirst();
    }
    return this;
  }

  /** {@return how many values came too late to be in the series} */
  long late() {
    return late;
  }

  public SecondSeries mean() {
    return mean;
  }

  public SecondSeries p5() {
    return p5;
  }

  public SecondSeries median() {
    return median;
  }

  public SecondSeries p95() {
    return p95;
  }
}
