package io.turnout.report.analysis;

import io.turnout.report.record.Metric;
import io.turnout.report.record.Sample;
import io.turnout.report.record.StreamId;
import io.turnout.report.record.StreamId.StreamDirection;
import io.turnout.report.record.StreamId.StreamKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Confined to one thread. Adds up one stream's samples. */
final class StreamTally {
  private static final class Values {
    private double first = Double.NaN;
    private double last;
    private double sum;
    private long count;
  }

  private final StreamId id;
  private final Map<Metric, Values> metrics = new EnumMap<>(Metric.class);

  StreamTally(StreamId id) {
    this.id = id;
  }

  void add(Sample sample) {
    Values values = metrics.computeIfAbsent(sample.metric(), _ -> new Values());
    values.first = values.count == 0 ? sample.value() : values.first;
    values.last = sample.value();
    values.sum += sample.value();
    values.count++;
  }

  StreamFigures figures(Optional<String> codec) {
    boolean video = id.kind() == StreamKind.VIDEO;
    Metric frames =
        id.direction() == StreamDirection.INBOUND
            ? Metric.VIDEO_FRAMES_DECODED
            : Metric.VIDEO_FRAMES_ENCODED;
    return new StreamFigures(
        id,
        codec,
        first(frames),
        last(frames),
        mean(Metric.VIDEO_FRAME_RATE),
        mean(video ? Metric.VIDEO_BITRATE : Metric.AUDIO_BITRATE),
        mean(video ? Metric.VIDEO_PACKET_LOSS : Metric.AUDIO_PACKET_LOSS),
        mean(video ? Metric.VIDEO_JITTER : Metric.AUDIO_JITTER),
        mean(Metric.ROUND_TRIP_TIME),
        last(Metric.VIDEO_FREEZES),
        resolution());
  }

  private Optional<String> resolution() {
    OptionalDouble width = last(Metric.VIDEO_FRAME_WIDTH);
    OptionalDouble height = last(Metric.VIDEO_FRAME_HEIGHT);
    return width.isPresent() && height.isPresent()
        ? Optional.of((long) width.getAsDouble() + "×" + (long) height.getAsDouble())
        : Optional.empty();
  }

  private OptionalDouble first(Metric metric) {
    Values values = metrics.get(metric);
    return values == null ? OptionalDouble.empty() : OptionalDouble.of(values.first);
  }

  private OptionalDouble last(Metric metric) {
    Values values = metrics.get(metric);
    return values == null ? OptionalDouble.empty() : OptionalDouble.of(values.last);
  }

  private OptionalDouble mean(Metric metric) {
    Values values = metrics.get(metric);
    return values == null ? OptionalDouble.empty() : OptionalDouble.of(values.sum / values.count);
  }
}
