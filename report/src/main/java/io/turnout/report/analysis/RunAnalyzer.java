package io.turnout.report.analysis;

import io.turnout.report.analysis.RunAnalysis.Flow;
import io.turnout.report.analysis.RunAnalysis.Quality;
import io.turnout.report.record.DistributionCollector;
import io.turnout.report.record.Metric;
import io.turnout.report.record.MetricDistribution;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.Sample;
import io.turnout.report.record.StreamId;
import io.turnout.report.record.StreamId.StreamDirection;
import io.turnout.report.record.Subject;
import io.turnout.report.record.UserOutcome;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Confined to one thread. Takes a run's samples one by one and keeps sums, so that the memory it
 * needs grows with streams and seconds, not with samples.
 */
public final class RunAnalyzer {
  private final List<RunEvent> events;
  private final Instant start;
  private final Map<Flow, RateSeries> rates = new EnumMap<>(Flow.class);
  private final Map<Quality, SpreadSeries> spreads = new EnumMap<>(Quality.class);
  private final Map<String, RateSeries> cpu = new TreeMap<>();
  private final Map<String, RateSeries> memory = new TreeMap<>();
  private final Map<StreamId, StreamTally> streams = new LinkedHashMap<>();
  private final Map<VirtualUserId, Double> joinTimesMs = new HashMap<>();
  private final DistributionCollector distributions = new DistributionCollector();
  private Optional<Instant> lastSample = Optional.empty();
  private long early;

  public RunAnalyzer(List<RunEvent> events) {
    this.events = List.copyOf(events);
    this.start = RunTimeline.of(events, Optional.empty()).start();
    for (Flow flow : Flow.values()) {
      rates.put(flow, new RateSeries());
    }
    for (Quality quality : Quality.values()) {
      spreads.put(quality, new SpreadSeries());
    }
  }

  public void add(Sample sample) {
    if (lastSample.isEmpty() || sample.at().isAfter(lastSample.get())) {
      lastSample = Optional.of(sample.at());
    }
    distributions.add(sample);
    int second = (int) Math.floorDiv(Duration.between(start, sample.at()).toMillis(), 1000L);
    if (second < 0) {
      early++;
      return;
    }
    switch (sample.subject()) {
      case Subject.Stream(var id) -> {
        streams.computeIfAbsent(id, StreamTally::new).add(sample);
        addStream(id, second, sample);
      }
      case Subject.User(var user) -> addUser(user, second, sample);
      case Subject.Monitored(var name) -> addMonitored(name, second, sample);
      case Subject.Run _ -> {}
    }
  }

  private void addStream(StreamId id, int second, Sample sample) {
    boolean inbound = id.direction() == StreamDirection.INBOUND;
    switch (sample.metric()) {
      case VIDEO_BITRATE ->
          rate(inbound ? Flow.VIDEO_RECEIVED : Flow.VIDEO_SENT, id, second, sample.value());
      case AUDIO_BITRATE ->
          rate(inbound ? Flow.AUDIO_RECEIVED : Flow.AUDIO_SENT, id, second, sample.value());
      case VIDEO_FRAME_RATE -> {
        if (inbound) {
          spread(Quality.FRAME_RATE_RECEIVED, second, sample.value());
        }
      }
      case VIDEO_PACKET_LOSS -> spread(Quality.VIDEO_LOSS, second, sample.value());
      case AUDIO_PACKET_LOSS -> spread(Quality.AUDIO_LOSS, second, sample.value());
      case VIDEO_JITTER -> spread(Quality.VIDEO_JITTER, second, sample.value());
      case AUDIO_JITTER -> spread(Quality.AUDIO_JITTER, second, sample.value());
      case ROUND_TRIP_TIME -> spread(Quality.ROUND_TRIP_TIME, second, sample.value());
      default -> {}
    }
  }

  private void addUser(VirtualUserId user, int second, Sample sample) {
    if (sample.metric() == Metric.JOIN_TIME) {
      joinTimesMs.putIfAbsent(user, sample.value());
    } else if (sample.metric() == Metric.ROUND_TRIP_TIME) {
      spread(Quality.ROUND_TRIP_TIME, second, sample.value());
    }
  }

  private void addMonitored(String name, int second, Sample sample) {
    if (sample.metric() == Metric.CPU) {
      cpu.computeIfAbsent(name, _ -> new RateSeries()).add(name, second, sample.value());
    } else if (sample.metric() == Metric.MEMORY) {
      memory.computeIfAbsent(name, _ -> new RateSeries()).add(name, second, sample.value());
    }
  }

  private void rate(Flow flow, StreamId id, int second, double value) {
    rates.computeIfAbsent(flow, _ -> new RateSeries()).add(id, second, value);
  }

  private void spread(Quality quality, int second, double value) {
    spreads.computeIfAbsent(quality, _ -> new SpreadSeries()).add(second, value);
  }

  /**
   * {@return what the events and all samples say}
   *
   * @param readProblems what of the record could not be read
   */
  public RunAnalysis finish(List<String> readProblems) {
    RunTimeline timeline = RunTimeline.of(events, lastSample);
    var figures = new ArrayList<StreamFigures>();
    streams.forEach(
        (id, carried) ->
            figures.add(carried.figures(Optional.ofNullable(timeline.codecs().get(id)))));
    figures.sort(
        Comparator.comparing(
            StreamFigures::id,
            Comparator.comparing((StreamId id) -> id.user().meeting())
                .thenComparing(id -> id.user().user())
                .thenComparingInt(StreamId::connection)
                .thenComparing(StreamId::direction)
                .thenComparing(StreamId::kind)));
    var bitrates = new EnumMap<Flow, SecondSeries>(Flow.class);
    rates.forEach((flow, series) -> bitrates.put(flow, series.finish()));
    spreads.values().forEach(SpreadSeries::finish);
    var tally = new ActionTally();
    events.forEach(tally::add);
    RunActions actions = tally.finish(timeline);
    List<MetricDistribution> distributed = distributions.distributions();
    return new RunAnalysis(
        timeline,
        actions,
        RunEvidence.of(events),
        outcomes(timeline),
        UserCounts.bySecond(timeline),
        bitrates,
        spreads,
        finished(cpu),
        finished(memory),
        List.copyOf(figures),
        distributed,
        new Deliveries(actions.figures(), distributed).figures(),
        problems(readProblems));
  }

  private static Map<String, SecondSeries> finished(Map<String, RateSeries> series) {
    var result = new LinkedHashMap<String, SecondSeries>();
    series.forEach((name, values) -> result.put(name, values.finish()));
    return result;
  }

  private List<String> problems(List<String> readProblems) {
    var problems = new ArrayList<>(readProblems);
    long late = spreads.values().stream().mapToLong(SpreadSeries::late).sum();
    if (early > 0) {
      problems.add(early + " samples are from before the run's start and not in the graphs");
    }
    if (late > 0) {
      problems.add(late + " samples came more than 30 s late and are not in the graphs");
    }
    return List.copyOf(problems);
  }

  private List<UserOutcome> outcomes(RunTimeline timeline) {
    return timeline.users().stream()
        .map(progression -> outcome(progression, timeline))
        .sorted(
            Comparator.comparing((UserOutcome outcome) -> outcome.user().meeting())
                .thenComparing(outcome -> outcome.user().user()))
        .toList();
  }

  private UserOutcome outcome(RunTimeline.Progression progression, RunTimeline timeline) {
    var last = progression.last();
    Optional<Instant> joining = progression.first(UserState.JOINING);
    Optional<Instant> connected = progression.first(UserState.CONNECTED);
    Double measured = joinTimesMs.get(progression.user());
    OptionalDouble joinTimeMs = OptionalDouble.empty();
    if (measured != null) {
      joinTimeMs = OptionalDouble.of(measured);
    } else if (joining.isPresent() && connected.isPresent()) {
      joinTimeMs =
          OptionalDouble.of(Duration.between(joining.get(), connected.get()).toNanos() / 1e6);
    }
    return new UserOutcome(
        progression.user(),
        last.state(),
        last.reason(),
        joining,
        last.start(),
        joinTimeMs,
        joining.isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of(1 + retries(progression.user(), connected, timeline)));
  }

  private static int retries(
      VirtualUserId user, Optional<Instant> connected, RunTimeline timeline) {
    return (int)
        timeline.retries().stream()
            .filter(retry -> retry.user().equals(user))
            .filter(retry -> connected.isEmpty() || retry.at().isBefore(connected.get()))
            .count();
  }
}
