package io.turnout.sdp;

import io.turnout.rtp.MediaKind;
import java.util.List;

/**
 * What a negotiator accepts and offers. Immutable.
 *
 * @param headerExtensionUris kept when the other side has them
 * @param videoFeedback values of {@code rtcp-fb} kept for video
 */
public record MediaCapabilities(
    List<CodecCapability> codecs, List<String> headerExtensionUris, List<String> videoFeedback) {
  /** Time of departure in every packet, from which a receiver estimates bandwidth. */
  public static final String ABS_SEND_TIME =
      "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time";

  /** Media identification in packets (RFC 9143, section 15). */
  public static final String MID = "urn:ietf:params:rtp-hdrext:sdes:mid";

  /**
   * What Kurento negotiates: no retransmission codec, no redundancy, and no transport-wide
   * feedback, for a sender that has been promised any collapses when it does not come.
   */
  public static final MediaCapabilities KURENTO =
      new MediaCapabilities(
          List.of(
              CodecCapability.OPUS,
              CodecCapability.PCMU,
              CodecCapability.PCMA,
              CodecCapability.VP8,
              CodecCapability.H264),
          List.of(ABS_SEND_TIME, MID),
          List.of("goog-remb", "ccm fir", "nack", "nack pli"));

  public MediaCapabilities {
    codecs = List.copyOf(codecs);
    headerExtensionUris = List.copyOf(headerExtensionUris);
    videoFeedback = List.copyOf(videoFeedback);
  }

  List<CodecCapability> codecs(MediaKind kind) {
    return codecs.stream().filter(codec -> codec.kind() == kind).toList();
  }

  List<String> feedback(MediaKind kind) {
    return kind == MediaKind.VIDEO ? videoFeedback : List.of();
  }
}
