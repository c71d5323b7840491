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

  /** Video of a known track, of which nothing but its frames matters. */
  static StreamStatistics videoOf(String track, int ssrc, double atMs, long frames) {
    StreamStatistics usual = inboundVideo(atMs, frames, frames, frames, 0);
    return of(usual, StreamKind.VIDEO, track, ssrc, usual.video(), AudioStatistics.UNKNOWN);
  }

  /** Audio of a known track that is as loud as a fake microphone for so long. */
  static StreamStatistics audioOf(String track, int ssrc, double atMs, long loudMs) {
    StreamStatistics usual = inboundAudio(atMs, (long) atMs / 20, OptionalLong.of((long) atMs));
    AudioStatistics audio =
        new AudioStatistics(
            OptionalDouble.of(loudMs * 1e-5), usual.audio().samples(), OptionalLong.empty());
    return of(usual, StreamKind.AUDIO, track, ssrc, VideoStatistics.UNKNOWN, audio);
  }

  private static StreamStatistics of(
      StreamStatistics usual,
      StreamKind kind,
      String track,
      int ssrc,
      VideoStatistics video,
      AudioStatistics audio) {
    return new StreamStatistics(
        new StreamId(USER, ssrc, StreamDirection.INBOUND, kind, Integer.toString(ssrc)),
        usual.timestampMs(),
        usual.codec(),
        usual.bytes(),
        usual.packets(),
        usual.roundTripTimeMs(),
        usual.reception(),
        video,
        audio,
        usual.remoteReport(),
        Optional.of(track));
  }
}
