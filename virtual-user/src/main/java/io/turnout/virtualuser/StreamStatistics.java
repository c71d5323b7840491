package io.turnout.virtualuser;

import io.turnout.report.record.StreamId;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The counters of one RTP stream since it began, from W3C's {@code inbound-rtp} or {@code
 * outbound-rtp}. Immutable. A counter that the browser does not give is empty.
 *
 * @param timestampMs when the browser took the counters, by its own clock
 * @param codec MIME type, e.g. {@code video/VP8}; empty when the browser does not say
 * @param bytes payload bytes received or sent
 * @param packets packets received or sent
 * @param roundTripTimeMs of the selected candidate pair; of the last receiver report where the
 *     browser gives no other
 * @param trackId W3C's {@code trackIdentifier}: the id of the track in the page, if known
 */
public record StreamStatistics(
    StreamId id,
    double timestampMs,
    String codec,
    OptionalLong bytes,
    OptionalLong packets,
    OptionalDouble roundTripTimeMs,
    Reception reception,
    VideoStatistics video,
    AudioStatistics audio,
    Optional<RemoteReport> remoteReport,
    Optional<String> trackId) {

  /** Counters of a stream whose track is not known. */
  public StreamStatistics(
      StreamId id,
      double timestampMs,
      String codec,
      OptionalLong bytes,
      OptionalLong packets,
      OptionalDouble roundTripTimeMs,
      Reception reception,
      VideoStatistics video,
      AudioStatistics audio,
      Optional<RemoteReport> remoteReport) {
    this(
        id,
        timestampMs,
        codec,
        bytes,
        packets,
        roundTripTimeMs,
        reception,
        video,
        audio,
        remoteReport,
        Optional.empty());
  }

  /**
   * Reception of an inbound stream; all empty for an outbound one. Immutable.
   *
   * @param packetsLost may fall when packets come late (RFC 3550)
   * @param jitterMs interarrival jitter (RFC 3550)
   */
  public record Reception(OptionalLong packetsLost, OptionalDouble jitterMs) {
    public static final Reception UNKNOWN =
        new Reception(OptionalLong.empty(), OptionalDouble.empty());
  }

  /**
   * Pictures of a video stream; all empty for audio. Immutable.
   *
   * @param frames decoded (inbound) or encoded (outbound)
   * @param keyFrames decoded or encoded
   * @param nacks sent (inbound) or received (outbound)
   * @param plis sent (inbound) or received (outbound)
   */
  public record VideoStatistics(
      OptionalLong frames,
      OptionalLong framesDropped,
      OptionalLong keyFrames,
      OptionalLong frameWidth,
      OptionalLong frameHeight,
      OptionalLong freezes,
      OptionalDouble freezeTimeMs,
      OptionalLong nacks,
      OptionalLong plis) {
    public static final VideoStatistics UNKNOWN =
        new VideoStatistics(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            OptionalLong.empty());
  }

  /**
   * Sound of an inbound audio stream; all empty otherwise. Immutable.
   *
   * @param energy W3C's {@code totalAudioEnergy}
   * @param samples played out, concealed ones included
   * @param concealedSamples made up by the receiver for lost or late packets
   */
  public record AudioStatistics(
      OptionalDouble energy, OptionalLong samples, OptionalLong concealedSamples) {
    public static final AudioStatistics UNKNOWN =
        new AudioStatistics(OptionalDouble.empty(), OptionalLong.empty(), OptionalLong.empty());
  }

  /**
   * The last RTCP receiver report about an outbound stream. Immutable.
   *
   * @param timestampMs when it came, by the browser's clock
   * @param fractionLost share of packets lost since the report before it (RFC 3550)
   */
  public record RemoteReport(
      double timestampMs, OptionalDouble fractionLost, OptionalDouble jitterMs) {}
}
