package io.turnout.loadtest.evidence;

import io.turnout.report.record.Metric;
import io.turnout.report.record.Sample;
import io.turnout.report.record.Subject;
import io.turnout.report.record.VirtualUserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Thread-safe. The last figures of users for the metrics of thresholds, so that a breach points at
 * somebody.
 */
public final class LatestFigures {
  private static final Duration FRESH = Duration.ofSeconds(15);

  /**
   * Which user is the worst. Immutable.
   *
   * @param highIsBad whether the highest figure is the worst, not the lowest
   */
  public record Ranking(Metric metric, boolean highIsBad) {}

  private final Map<String, Ranking> rankings;
  private final Map<Metric, Map<VirtualUserId, Sample>> latest;

  LatestFigures(Map<String, Ranking> rankings) {
    this.rankings = Map.copyOf(rankings);
    this.latest =
        rankings.values().stream()
            .map(Ranking::metric)
            .distinct()
            .collect(
                Collectors.toUnmodifiableMap(metric -> metric, _ -> new ConcurrentHashMap<>()));
  }

  void add(Sample sample) {
    Map<VirtualUserId, Sample> ofMetric = latest.get(sample.metric());
    if (ofMetric == null) {
      return;
    }
    switch (sample.subject()) {
      case Subject.User(VirtualUserId user) -> ofMetric.put(user, sample);
      case Subject.Stream(var stream) -> ofMetric.put(stream.user(), sample);
      case Subject.Monitored _, Subject.Run _ -> {}
    }
  }

  /** {@return of these users the one with the worst figure, if any has a fresh one} */
  Optional<VirtualUserId> worst(String expression, Collection<VirtualUserId> users, Instant now) {
    Ranking ranking = rankings.get(expression);
    Map<VirtualUserId, Sample> ofMetric = ranking == null ? null : latest.get(ranking.metric());
    if (ranking == null || ofMetric == null) {
      return Optional.empty();
    }
    Comparator<Map.Entry<VirtualUserId, Sample>> byValue =
        Comparator.comparingDouble(entry -> entry.getValue().value());
    return ofMetric.entrySet().stream()
        .filter(entry -> users.contains(entry.getKey()))
        .filter(entry -> entry.getValue().at().plus(FRESH).isAfter(now))
        .max(ranking.highIsBad() ? byValue : byValue.reversed())
        .map(Map.Entry::getKey);
  }
}
