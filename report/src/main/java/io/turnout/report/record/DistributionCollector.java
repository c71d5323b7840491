package io.turnout.report.record;

import io.turnout.report.record.Metric.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Confined to one thread. Turns samples into distributions, in memory that time does not grow. */
public final class DistributionCollector {
  private record Key(String scope, Metric metric) {}

  private record Counter(Subject subject, Metric metric) {}

  private final Map<Key, Values> values = new HashMap<>();
  private final Map<Counter, Double> counters = new HashMap<>();

  /** {@return {@code inbound}, {@code outbound}, {@code users}, {@code run} or a monitor's name} */
  public static String scope(Subject subject) {
    return switch (subject) {
      case Subject.Stream(var id) ->
          id.direction() == StreamId.StreamDirection.INBOUND ? "inbound" : "outbound";
      case Subject.User _ -> "users";
      case Subject.Run _ -> "run";
      case Subject.Monitored(var name) -> "monitor:" + name;
    };
  }

  public void add(Sample sample) {
    if (sample.metric().isCumulative()) {
      counters.put(new Counter(sample.subject(), sample.metric()), sample.value());
    } else {
      of(values, new Key(scope(sample.subject()), sample.metric())).add(sample.value());
    }
  }

  /** {@return one for each scope and metric that has values, by metric, then scope} */
  public List<MetricDistribution> distributions() {
    var all = new HashMap<>(values);
    var last = new HashMap<Key, Values>();
    counters.forEach(
        (counter, value) ->
            of(last, new Key(scope(counter.subject()), counter.metric())).add(value));
    all.putAll(last);
    var result = new ArrayList<MetricDistribution>();
    all.forEach((key, found) -> result.add(found.distribution(key.scope(), key.metric())));
    result.sort(
        Comparator.comparing(MetricDistribution::metric).thenComparing(MetricDistribution::scope));
    return result;
  }

  /** {@return the distribution, unless nothing was measured} */
  public Optional<MetricDistribution> distribution(String scope, Metric metric) {
    return distributions().stream()
        .filter(found -> found.metric() == metric && found.scope().equals(scope))
        .findFirst();
  }

  private static Values of(Map<Key, Values> map, Key key) {
    return map.computeIfAbsent(key, k -> new Values(k.metric().unit()));
  }

  /** HdrHistogram counts whole numbers from zero, so values are scaled by their unit. */
  private static final class Values {
    private static final long HIGHEST = Long.MAX_VALUE / 4;
    private final Histogram histogram = new Histogram(3);
    private final double scale;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double sum;

    Values(Unit unit) {
      scale = unit == Unit.RATIO ? 1e6 : 1e3;
    }

    void add(double value) {
      histogram.recordValue(Math.clamp(Math.round(value * scale), 0, HIGHEST));
      min = Math.min(min, value);
      max = Math.max(max, value);
      sum += value;
    }

    MetricDistribution distribution(String scope, Metric metric) {
      long count = histogram.getTotalCount();
      return new MetricDistribution(
          scope,
          metric,
          count,
          min,
          sum / count,
          percentile(50),
          percentile(90),
          percentile(95),
          percentile(99),
          max);
    }

    private double percentile(double percentile) {
      // The histogram answers with the upper end of its bucket; no value was above the maximum.
      return Math.clamp(histogram.getValueAtPercentile(percentile) / scale, min, max);
    }
  }
}
