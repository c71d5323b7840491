package io.turnout.report.diff;

import io.turnout.report.record.DistributionCollector;
import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.RunPhase;
import io.turnout.report.record.RunFolder;
import io.turnout.report.record.RunRecordReader;
import io.turnout.report.record.Sample;
import io.turnout.report.record.Subject;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The figures of one run as they are compared: of the time in which all users stay, in blocks of
 * some seconds, whose values hang together less than those of single seconds. Immutable.
 */
final class ComparedFigures {
  private static final Duration SHORTEST_BLOCK = Duration.ofSeconds(10);
  private static final int MOST_BLOCKS = 30;

  /**
   * What is compared. Immutable.
   *
   * @param scope as {@link DistributionCollector#scope} has it
   */
  record Key(String scope, Metric metric) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return Comparator.comparing(Key::metric).thenComparing(Key::scope).compare(this, other);
    }
  }

  private final Map<Key, double[][]> values;
  private final double[][] failures;

  private ComparedFigures(Map<Key, double[][]> values, double[][] failures) {
    this.values = values;
    this.failures = failures;
  }

  static ComparedFigures of(RunFolder run) throws IOException {
    RunRecordReader reader = new RunRecordReader(run);
    List<RunEvent> events = reader.events();
    Instant from = begin(events, RunPhase.HOLD, Instant.MIN);
    Instant until = begin(events, RunPhase.RAMP_DOWN, Instant.MAX);
    Collector collector = new Collector(from, until);
    reader.forEachSample(collector::add);
    return new ComparedFigures(collector.values(), failures(events));
  }

  private static Instant begin(List<RunEvent> events, RunPhase phase, Instant otherwise) {
    return events.stream()
        .filter(event -> event instanceof RunEvent.PhaseChanged(_, var begun) && begun == phase)
        .map(RunEvent::at)
        .findFirst()
        .orElse(otherwise);
  }

  /** One value a user: 1 when it failed. */
  private static double[][] failures(List<RunEvent> events) {
    Map<VirtualUserId, Double> failed = new HashMap<>();
    for (RunEvent event : events) {
      if (event instanceof RunEvent.UserStateChanged change) {
        failed.merge(change.user(), change.state() == UserState.FAILED ? 1.0 : 0.0, Math::max);
      }
    }
    return failed.values().stream().map(value -> new double[] {value}).toArray(double[][]::new);
  }

  Set<Key> keys() {
    return new TreeSet<>(values.keySet());
  }

  /** {@return values by user, or by monitor; none when nothing was measured} */
  double[][] of(Key key) {
    return values.getOrDefault(key, new double[0][]);
  }

  /** {@return for each user 1 when it failed, else 0} */
  double[][] failures() {
    return failures;
  }

  /** Confined to one thread. Sums up samples in blocks as they come. */
  private static final class Collector {
    private final Instant from;
    private final Instant until;
    private final long blockNs;
    private final Map<Key, Map<Object, Map<Block, Sum>>> sums = new TreeMap<>();
    private final Map<Object, Sample> lastCounts = new HashMap<>();

    private record Block(Subject subject, long number) {}

    private record Counter(Subject subject, Metric metric) {}

    private static final class Sum {
      private double sum;
      private int count;
    }

    Collector(Instant from, Instant until) {
      this.from = from;
      this.until = until;
      boolean bounded = !from.equals(Instant.MIN) && !until.equals(Instant.MAX);
      Duration held = bounded ? Duration.between(from, until) : Duration.ZERO;
      blockNs = Math.max(SHORTEST_BLOCK.toNanos(), held.toNanos() / MOST_BLOCKS);
    }

    void add(Sample sample) {
      // A user joins before all stay; what it took is compared all the same.
      boolean once = sample.subject() instanceof Subject.User && !isContinuous(sample.metric());
      if (!once && (sample.at().isBefore(from) || sample.at().isAfter(until))) {
        return;
      }
      if (!sample.metric().isCumulative()) {
        put(sample, sample.value());
        return;
      }
      Sample last = lastCounts.put(new Counter(sample.subject(), sample.metric()), sample);
      if (last != null && sample.value() >= last.value()) {
        double minutes = Duration.between(last.at(), sample.at()).toMillis() / 60_000.0;
        if (minutes > 0) {
          put(sample, (sample.value() - last.value()) / minutes);
        }
      }
    }

    private static boolean isContinuous(Metric metric) {
      return metric == Metric.ROUND_TRIP_TIME;
    }

    private void put(Sample sample, double value) {
      Key key = new Key(DistributionCollector.scope(sample.subject()), sample.metric());
      long sinceStart =
          from.equals(Instant.MIN)
              ? sample.at().getEpochSecond() * 1_000_000_000L
              : Duration.between(from, sample.at()).toNanos();
      Block block = new Block(sample.subject(), Math.floorDiv(sinceStart, blockNs));
      Sum sum =
          sums.computeIfAbsent(key, _ -> new HashMap<>())
              .computeIfAbsent(owner(sample.subject()), _ -> new HashMap<>())
              .computeIfAbsent(block, _ -> new Sum());
      sum.sum += value;
      sum.count++;
    }

    private static Object owner(Subject subject) {
      return switch (subject) {
        case Subject.Stream(var stream) -> stream.user();
        case Subject.User(var user) -> user;
        case Subject.Monitored(var name) -> name;
        case Subject.Run run -> run;
      };
    }

    Map<Key, double[][]> values() {
      Map<Key, double[][]> values = new TreeMap<>();
      sums.forEach(
          (key, owners) -> {
            List<double[]> ofOwners = new ArrayList<>();
            owners
                .values()
                .forEach(
                    blocks ->
                        ofOwners.add(
                            blocks.values().stream()
                                .mapToDouble(sum -> sum.sum / sum.count)
                                .toArray()));
            values.put(key, ofOwners.toArray(double[][]::new));
          });
      return values;
    }
  }
}
