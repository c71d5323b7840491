package io.turnout.report.analysis;

import java.util.HashMap;
import java.util.Map;

/**
 * Confined to one thread. Sums what many sources report about once a second. Such a clock slips now
 * and then past a whole second; a single second that a source skips gets the mean of its
 * neighbours, so that the sum does not dip where nothing dipped.
 */
final class RateSeries {
  private final SecondSeries sum = new SecondSeries();
  private final Map<Object, Source> sources = new HashMap<>();

  void add(Object source, int second, double value) {
    sources.computeIfAbsent(source, _ -> new Source()).add(second, value);
  }

  /** {@return the sums; nothing may be added afterwards} */
  SecondSeries finish() {
    sources.values().forEach(Source::flush);
    sources.clear();
    return sum;
  }

  private final class Source {
    private int previousSecond = Integer.MIN_VALUE;
    private double previousMean;
    private int second = Integer.MIN_VALUE;
    private double total;
    private int count;

    void add(int at, double value) {
      if (at != second) {
        flush();
        second = at;
      }
      total += value;
      count++;
    }

    void flush() {
      if (count == 0) {
        return;
      }
      double mean = total / count;
      if (previousSecond == second - 2) {
        sum.add(second - 1, (previousMean + mean) / 2);
      }
      sum.add(second, mean);
      previousSecond = second;
      previousMean = mean;
      total = 0;
      count = 0;
    }
  }
}
