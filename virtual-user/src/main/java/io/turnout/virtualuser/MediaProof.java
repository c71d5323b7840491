package io.turnout.virtualuser;

import io.turnout.report.record.StreamId;
import io.turnout.report.record.StreamId.StreamDirection;
import io.turnout.report.record.StreamId.StreamKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Confined to one thread. Judges whether a user's media flows, from the growth of its counters.
 * Video flows while frames are decoded (inbound) or encoded (outbound); audio while packets arrive
 * and samples are played out (inbound) or packets are sent (outbound). Bytes alone prove nothing.
 */
public final class MediaProof {

  /** What the counters say. Immutable. */
  public sealed interface Verdict {}

  /** Every expected stream flows. */
  public record Proven() implements Verdict {}

  /** Some expected stream has not flowed yet; the reason names which. */
  public record Waiting(String reason) implements Verdict {}

  /** Media was proven before, and some expected stream stood still too long. */
  public record Lost(String reason) implements Verdict {}

  private final Duration lossTolerance;
  private final Map<StreamId, Progress> progress = new HashMap<>();
  private boolean provenBefore;

  /**
   * Starts without any proof.
   *
   * @param lossTolerance a stream that has not grown for so long does not flow
   */
  public MediaProof(Duration lossTolerance) {
    this.lossTolerance = lossTolerance;
  }

  /** Takes the next observation and judges as of its time. */
  public Verdict judge(Observation observation, ExpectedStreams expected) {
    return judge(observation, expected, _ -> true);
  }

  /**
   * Takes the next observation and judges as of its time.
   *
   * @param counts whether a stream is one of the expected; what flows without need must not stand
   *     in for what is missing
   */
  Verdict judge(
      Observation observation, ExpectedStreams expected, Predicate<StreamStatistics> counts) {
    Instant now = observation.at();
    Set<StreamId> counted = new HashSet<>();
    for (StreamStatistics stream : observation.streams()) {
      if (counts.test(stream)) {
        counted.add(stream.id());
      }
      progress.computeIfAbsent(stream.id(), _ -> new Progress(now)).update(stream, now);
    }
    // A closed connection's streams cannot flow again; forgetting them keeps reasons to the point.
    progress.keySet().retainAll(observation.streams().stream().map(StreamStatistics::id).toList());

    List<String> missing = new ArrayList<>();
    for (Requirement requirement : requirements(expected)) {
      shortage(requirement, counted, now, missing);
    }
    if (missing.isEmpty()) {
      provenBefore = true;
      return new Proven();
    }
    String reason = String.join("; ", missing);
    if (!provenBefore) {
      return new Waiting(reason);
    }
    return new Lost(reason);
  }

  private record Requirement(StreamDirection direction, StreamKind kind, int count) {
    boolean matches(StreamId stream) {
      return stream.direction() == direction && stream.kind() == kind;
    }

    /** What has not happened, as the reader of a report would say it. */
    String absence() {
      return switch (kind) {
        case VIDEO ->
            direction == StreamDirection.INBOUND ? "no frame decoded from" : "no frame encoded for";
        case AUDIO ->
            direction == StreamDirection.INBOUND ? "no audio received from" : "no audio sent for";
      };
    }

    String streams() {
      return kind == StreamKind.VIDEO ? "video streams" : "audio streams";
    }
  }

  private static List<Requirement> requirements(ExpectedStreams expected) {
    return List.of(
        new Requirement(StreamDirection.INBOUND, StreamKind.VIDEO, expected.inboundVideo()),
        new Requirement(StreamDirection.INBOUND, StreamKind.AUDIO, expected.inboundAudio()),
        new Requirement(StreamDirection.OUTBOUND, StreamKind.VIDEO, expected.outboundVideo()),
        new Requirement(StreamDirection.OUTBOUND, StreamKind.AUDIO, expected.outboundAudio()));
  }

  private void shortage(
      Requirement requirement, Set<StreamId> counted, Instant now, List<String> missing) {
    List<Map.Entry<StreamId, Progress>> still =
        progress.entrySet().stream()
            .filter(entry -> counted.contains(entry.getKey()))
            .filter(entry -> requirement.matches(entry.getKey()))
            .filter(entry -> !entry.getValue().flows(now, lossTolerance))
            .sorted(
                Map.Entry.<StreamId, Progress>comparingByValue(
                        Comparator.comparing(Progress::stillSince).reversed())
                    .thenComparing(entry -> entry.getKey().streamKey()))
            .toList();
    long known = counted.stream().filter(requirement::matches).count();
    long lacking = requirement.count() - (known - still.size());
    if (lacking <= 0) {
      return;
    }
    StringBuilder text = new StringBuilder(requirement.absence());
    text.append(' ').append(lacking).append(" of ").append(requirement.count());
    text.append(" expected ").append(requirement.streams());
    if (still.isEmpty()) {
      text.append(": the page has ").append(known == 0 ? "none" : "only " + known);
    }
    String separator = ": ";
    for (Map.Entry<StreamId, Progress> entry : still.stream().limit(lacking).toList()) {
      Duration stillFor = Duration.between(entry.getValue().stillSince(), now);
      text.append(separator).append("connection ").append(entry.getKey().connection());
      text.append(", SSRC ").append(entry.getKey().streamKey());
      text.append(", still for ").append(stillFor.toSeconds()).append(" s");
      separator = "; ";
    }
    missing.add(text.toString());
  }

  /** How one stream's counters have moved. */
  private static final class Progress {
    private final Instant firstSeen;
    private @Nullable Instant lastGrowth;
    private @Nullable StreamStatistics last;

    Progress(Instant firstSeen) {
      this.firstSeen = firstSeen;
    }

    void update(StreamStatistics current, Instant now) {
      StreamStatistics before = last;
      if (before != null && hasGrown(before, current)) {
        lastGrowth = now;
        last = current;
      } else if (before == null) {
        last = current;
      }
    }

    boolean flows(Instant now, Duration tolerance) {
      Instant grown = lastGrowth;
      return grown != null && grown.plus(tolerance).isAfter(now);
    }

    Instant stillSince() {
      Instant grown = lastGrowth;
      return grown != null ? grown : firstSeen;
    }

    private static boolean hasGrown(StreamStatistics before, StreamStatistics current) {
      if (current.id().kind() == StreamKind.VIDEO) {
        return grew(before.video().frames(), current.video().frames());
      }
      return grew(before.packets(), current.packets())
          && (current.id().direction() == StreamDirection.OUTBOUND || isHeard(before, current));
    }

    /** Not every browser counts samples; then the packets must do. */
    private static boolean isHeard(StreamStatistics before, StreamStatistics current) {
      return current.audio().samples().isEmpty()
          || grew(before.audio().samples(), current.audio().samples());
    }

    private static boolean grew(OptionalLong before, OptionalLong now) {
      return now.isPresent() && now.getAsLong() > before.orElse(0);
    }
  }
}
