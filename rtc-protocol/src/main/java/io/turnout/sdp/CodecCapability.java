package io.turnout.sdp;

import io.turnout.rtp.MediaKind;
import java.util.List;
import java.util.Objects;

/**
 * A codec that a negotiator accepts. Immutable.
 *
 * @param channels 1 unless the codec's rtpmap names more
 * @param payloadType used when this side offers
 * @param formatParameters used when this side offers, empty for none
 */
public record CodecCapability(
    MediaKind kind,
    String name,
    int clockRateHz,
    int channels,
    int payloadType,
    String formatParameters) {
  /** Opus (RFC 7587). */
  public static final CodecCapability OPUS =
      new CodecCapability(MediaKind.AUDIO, "opus", 48_000, 2, 111, "minptime=10;useinbandfec=1");

  public static final CodecCapability PCMU =
      new CodecCapability(MediaKind.AUDIO, "PCMU", 8_000, 1, 0, "");

  public static final CodecCapability PCMA =
      new CodecCapability(MediaKind.AUDIO, "PCMA", 8_000, 1, 8, "");

  /** VP8 (RFC 7741). */
  public static final CodecCapability VP8 =
      new CodecCapability(MediaKind.VIDEO, "VP8", 90_000, 1, 96, "");

  /**
   * H.264 (RFC 6184) in the one form that every browser has (RFC 7742): constrained baseline,
   * several packets a picture. One form alone keeps two endpoints of a pipeline alike.
   */
  public static final CodecCapability H264 =
      new CodecCapability(
          MediaKind.VIDEO,
          "H264",
          90_000,
          1,
          102,
          "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f");

  private static final String CONSTRAINED_BASELINE = "42e0";

  public CodecCapability {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(formatParameters, "formatParameters");
  }

  /** {@return whether the codec of a description is this one} */
  public boolean matches(CodecDescription codec) {
    return name.equalsIgnoreCase(codec.name())
        && clockRateHz == codec.clockRateHz()
        && channels == codec.channels()
        && (!name.equals(H264.name) || isConstrainedBaseline(codec));
  }

  private static boolean isConstrainedBaseline(CodecDescription codec) {
    return codec.formatParameter("packetization-mode").filter("1"::equals).isPresent()
        && codec
            .formatParameter("profile-level-id")
            .filter(profile -> profile.startsWith(CONSTRAINED_BASELINE))
            .isPresent();
  }

  CodecDescription toDescription(List<String> feedback) {
    return new CodecDescription(
        payloadType, name, clockRateHz, channels, formatParameters, feedback);
  }
}
