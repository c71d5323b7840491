package io.turnout.virtualuser;

import io.turnout.report.record.StreamId;
import io.turnout.report.record.StreamId.StreamDirection;
import io.turnout.report.record.StreamId.StreamKind;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.StreamStatistics.AudioStatistics;
import io.turnout.virtualuser.StreamStatistics.Reception;
import io.turnout.virtualuser.StreamStatistics.VideoStatistics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Observations as tests need them. */
final class Streams {
  static final VirtualUserId USER = new VirtualUserId("m1", "m1-u1");
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Streams() {}

  static Observation seen(long afterMs, StreamStatistics... streams) {
    return new Observation(
        START.plusMillis(afterMs),
        List.of(streams),
        List.of(),
        OptionalInt.empty(),
        Optional.empty());
  }

  static StreamStatistics inboundVideo(
      double atMs, long frames, long bytes, long packets, long lost) {
    return new StreamStatistics(
        new StreamId(USER, 2, StreamDirection.INBOUND, StreamKind.VIDEO, "123"),
        atMs,
        "video/VP8",
        OptionalLong.of(bytes),
        OptionalLong.of(packets),
        OptionalDouble.empty(),
        new Reception(OptionalLong.of(lost), OptionalDouble.of(3)),
        new VideoStatistics(
            OptionalLong.of(frames),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            OptionalLong.empty()),
        AudioStatistics.UNKNOWN,
        Optional.empty());
  }

  static StreamStatistics inboundAudio(double atMs, long packets, OptionalLong samples) {
    return new StreamStatistics(
        new StreamId(USER, 2, StreamDirection.INBOUND, StreamKind.AUDIO, "77"),
        atMs,
        "audio/opus",
        OptionalLong.empty(),
        OptionalLong.of(packets),
        OptionalDouble.empty(),
        Reception.UNKNOWN,
        VideoStatistics.UNKNOWN,
        new AudioStatistics(OptionalDouble.empty(), samples, OptionalLong.empty()),
        Optional.empty());
  }
}
