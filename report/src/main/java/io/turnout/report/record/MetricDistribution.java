package io.turnout.report.record;

/**
 * How one metric's values were distributed in a run, in the metric's unit. Immutable. Minimum, mean
 * and maximum are exact, percentiles to three digits.
 *
 * @param scope whose values: see {@link DistributionCollector#scope}
 * @param count how many values; of metrics that count "since the stream began" each stream gives
 *     one, its last
 */
public record MetricDistribution(
    String scope,
    Metric metric,
    long count,
    double min,
    double mean,
    double p50,
    double p90,
    double p95,
    double p99,
    double max) {}
