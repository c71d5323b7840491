package io.turnout.mediaserver.forwarding;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which payload type of a sink stands for which payload type of a source. Immutable. */
final class CodecMapping {
  /** The sink's peer did not negotiate the codec. */
  static final int NONE = -1;

  private final int[] payloadTypes = new int[128];

  CodecMapping(List<RtpCodec> source, List<RtpCodec> sink) {
    Arrays.fill(payloadTypes, NONE);
    for (RtpCodec from : source) {
      for (RtpCodec to : sink) {
        if (payloadTypes[from.payloadType()] == NONE && isSameFormat(from, to)) {
          payloadTypes[from.payloadType()] = to.payloadType();
        }
      }
    }
  }

  /** {@return the sink's payload type, or {@link #NONE}} */
  int toSink(int sourcePayloadType) {
    return payloadTypes[sourcePayloadType];
  }

  /**
   * {@return whether what was encoded for the one can be decoded by the other}: same name, clock
   * rate and channels, and for H.264 the same packetization mode and profile (RFC 6184, section
   * 8.2.2), for VP9 the same profile (RFC 9628, section 6).
   */
  static boolean isSameFormat(RtpCodec a, RtpCodec b) {
    if (!a.name().equalsIgnoreCase(b.name())
        || a.clockRateHz() != b.clockRateHz()
        || a.channels() != b.channels()) {
      return false;
    }
    return switch (a.name().toUpperCase(Locale.ROOT)) {
      case "H264" ->
          parameter(a, "packetization-mode", "0").equals(parameter(b, "packetization-mode", "0"))
              && h264Profile(a).equals(h264Profile(b));
      case "VP9" -> parameter(a, "profile-id", "0").equals(parameter(b, "profile-id", "0"));
      default -> true;
    };
  }

  /** Profile and constraints without the level, which the decoder may exceed. */
  private static String h264Profile(RtpCodec codec) {
    String profileLevelId = parameter(codec, "profile-level-id", "420010");
    return profileLevelId
        .substring(0, Math.min(4, profileLevelId.length()))
        .toUpperCase(Locale.ROOT);
  }

  private static String parameter(RtpCodec codec, String name, String absent) {
    for (String parameter : codec.formatParameters().split(";", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase(name)) {
        return parameter.substring(equals + 1).strip();
      }
    }
    return absent;
  }
}
