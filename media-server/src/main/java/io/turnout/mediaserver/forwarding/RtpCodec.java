package io.turnout.mediaserver.forwarding;

import java.util.Set;

/**
 * One payload type of a negotiated m-section. Immutable.
 *
 * @param name encoding name as in {@code a=rtpmap}, case-insensitive (RFC 8866, section 6.6)
 * @param payloadType 0 to 127
 * @param clockRateHz RTP clock rate
 * @param channels audio channels, 1 when SDP says nothing and for video
 * @param formatParameters the value of {@code a=fmtp} without the payload type, empty when absent
 * @param feedback negotiated for this payload type
 */
public record RtpCodec(
    String name,
    int payloadType,
    int clockRateHz,
    int channels,
    String formatParameters,
    Set<RtcpFeedback> feedback) {
  public RtpCodec {
    if (payloadType < 0 || payloadType > 127) {
      throw new IllegalArgumentException("payloadType: found " + payloadType + ", limit 0 to 127");
    }
    if (clockRateHz <= 0) {
      throw new IllegalArgumentException(
          "clockRateHz: found " + clockRateHz + ", a positive number is required");
    }
    if (channels <= 0) {
      throw new IllegalArgumentException(
          "channels: found " + channels + ", a positive number is required");
    }
    feedback = Set.copyOf(feedback);
  }
}
