package io.turnout.virtualuser;

import io.turnout.report.record.Metric;
import io.turnout.report.record.Sample;
import io.turnout.report.record.StreamId;
import io.turnout.report.record.StreamId.StreamDirection;
import io.turnout.report.record.StreamId.StreamKind;
import io.turnout.report.record.Subject;
import io.turnout.virtualuser.StreamStatistics.RemoteReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Pure. Turns two observations that follow each other into samples: counters as they are, rates
 * from the difference over the time that the browser's own clock says has passed between them. What
 * one of the two does not know has no sample.
 */
final class SampleMapper {
  private static final int BITS_PER_BYTE = 8;
  private static final double MS_PER_SECOND = 1000;

  private SampleMapper() {}

  /**
   * {@return the samples of the later observation}
   *
   * @param before null for a user's first observation, which has no rates
   */
  static List<Sample> samples(@Nullable Observation before, Observation current) {
    Map<StreamId, StreamStatistics> earlier = new HashMap<>();
    if (before != null) {
      before.streams().forEach(stream -> earlier.put(stream.id(), stream));
    }
    List<Sample> samples = new ArrayList<>();
    for (StreamStatistics stream : current.streams()) {
      Samples target = new Samples(samples, current.at(), new Subject.Stream(stream.id()));
      counters(target, stream);
      StreamStatistics last = earlier.get(stream.id());
      if (last != null && stream.timestampMs() > last.timestampMs()) {
        rates(target, last, stream);
      }
    }
    return samples;
  }

  private static void counters(Samples target, StreamStatistics stream) {
    StreamStatistics.VideoStatistics video = stream.video();
    boolean inbound = stream.id().direction() == StreamDirection.INBOUND;
    target.add(inbound ? Metric.VIDEO_FRAMES_DECODED : Metric.VIDEO_FRAMES_ENCODED, video.frames());
    target.add(Metric.VIDEO_FRAMES_DROPPED, video.framesDropped());
    target.add(Metric.VIDEO_KEY_FRAMES, video.keyFrames());
    target.add(Metric.VIDEO_FRAME_WIDTH, video.frameWidth());
    target.add(Metric.VIDEO_FRAME_HEIGHT, video.frameHeight());
    target.add(Metric.VIDEO_FREEZES, video.freezes());
    target.add(Metric.VIDEO_FREEZE_TIME, video.freezeTimeMs());
    target.add(Metric.VIDEO_NACKS, video.nacks());
    target.add(Metric.VIDEO_PLIS, video.plis());
    target.add(Metric.ROUND_TRIP_TIME, stream.roundTripTimeMs());
    target.add(jitterMetric(stream), stream.reception().jitterMs());
  }

  private static void rates(Samples target, StreamStatistics last, StreamStatistics stream) {
    double seconds = (stream.timestampMs() - last.timestampMs()) / MS_PER_SECOND;
    boolean video = stream.id().kind() == StreamKind.VIDEO;
    OptionalLong bytes = difference(last.bytes(), stream.bytes());
    if (bytes.isPresent()) {
      target.add(
          video ? Metric.VIDEO_BITRATE : Metric.AUDIO_BITRATE,
          bytes.getAsLong() * BITS_PER_BYTE / seconds);
    }
    OptionalLong frames = difference(last.video().frames(), stream.video().frames());
    if (frames.isPresent()) {
      target.add(Metric.VIDEO_FRAME_RATE, frames.getAsLong() / seconds);
    }
    OptionalDouble energyBefore = last.audio().energy();
    OptionalDouble energy = stream.audio().energy();
    if (energy.isPresent()
        && energyBefore.isPresent()
        && energy.getAsDouble() >= energyBefore.getAsDouble()) {
      target.add(
          Metric.AUDIO_ENERGY, (energy.getAsDouble() - energyBefore.getAsDouble()) / seconds);
    }
    target.add(
        Metric.AUDIO_CONCEALED,
        share(
            difference(last.audio().concealedSamples(), stream.audio().concealedSamples()),
            difference(last.audio().samples(), stream.audio().samples())));
    loss(target, last, stream, video ? Metric.VIDEO_PACKET_LOSS : Metric.AUDIO_PACKET_LOSS);
  }

  private static void loss(
      Samples target, StreamStatistics last, StreamStatistics stream, Metric metric) {
    if (stream.id().direction() == StreamDirection.OUTBOUND) {
      RemoteReport report = stream.remoteReport().orElse(null);
      RemoteReport before = last.remoteReport().orElse(null);
      // A report that was there a second ago says nothing about this second.
      if (report != null && (before == null || report.timestampMs() > before.timestampMs())) {
        target.add(metric, report.fractionLost());
        target.add(jitterMetric(stream), report.jitterMs());
      }
      return;
    }
    OptionalLong received = difference(last.packets(), stream.packets());
    OptionalLong lostBefore = last.reception().packetsLost();
    OptionalLong lostNow = stream.reception().packetsLost();
    if (received.isEmpty() || lostBefore.isEmpty() || lostNow.isEmpty()) {
      return;
    }
    // Packets that were counted as lost and came after all make the counter fall: no new loss.
    long lost = Math.max(0, lostNow.getAsLong() - lostBefore.getAsLong());
    target.add(metric, share(OptionalLong.of(lost), OptionalLong.of(lost + received.getAsLong())));
  }

  private static Metric jitterMetric(StreamStatistics stream) {
    return stream.id().kind() == StreamKind.VIDEO ? Metric.VIDEO_JITTER : Metric.AUDIO_JITTER;
  }

  /** Empty when unknown or when the counter was set back, which only a new stream does. */
  private static OptionalLong difference(OptionalLong before, OptionalLong now) {
    return before.isPresent() && now.isPresent() && now.getAsLong() >= before.getAsLong()
        ? OptionalLong.of(now.getAsLong() - before.getAsLong())
        : OptionalLong.empty();
  }

  /** Empty when nothing was counted: no packets is not "no loss". */
  private static OptionalDouble share(OptionalLong part, OptionalLong whole) {
    return part.isPresent() && whole.isPresent() && whole.getAsLong() > 0
        ? OptionalDouble.of((double) part.getAsLong() / whole.getAsLong())
        : OptionalDouble.empty();
  }

  private record Samples(List<Sample> list, Instant at, Subject subject) {
    void add(Metric metric, double value) {
      if (Double.isFinite(value)) {
        list.add(new Sample(at, subject, metric, value));
      }
    }

    void add(Metric metric, OptionalDouble value) {
      value.ifPresent(known -> add(metric, known));
    }

    void add(Metric metric, OptionalLong value) {
      value.ifPresent(known -> add(metric, (double) known));
    }
  }
}
