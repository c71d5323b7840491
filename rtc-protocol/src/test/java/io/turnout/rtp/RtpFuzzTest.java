package io.turnout.rtp;

import io.turnout.fuzz.FuzzRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
public final class RtpFuzzTest {
  @Test
  @Timeout(240)
  void shouldSurviveAnyPacket(@TempDir Path directory) throws Exception {
    FuzzRun.of(Target.class, seeds()).shouldFindNothing(Duration.ofSeconds(5), directory);
  }

  /** {@return a packet with one-byte extensions, and one with two-byte extensions} */
  public static List<byte[]> seeds() {
    HexFormat hex = HexFormat.of();
    return List.of(
        hex.parseHex("b16000010000000200000003aaaaaaaabede000210aa00321122330090f0923405200101"),
        hex.parseHex("906000010000000200000003100000020a00140411223344" + "78000209100002674200"));
  }

  /** Wraps whatever comes and asks everything. */
  public static final class Target {
    private static final RtpPacket PACKET = new RtpPacket();

    private Target() {}

    public static void fuzzerTestOneInput(byte[] input) {
      if (!PACKET.wrap(input, 0, input.length)) {
        return;
      }
      if (PACKET.payloadBytes() < 0
          || PACKET.headerBytes() + PACKET.payloadBytes() + PACKET.paddingBytes() != input.length) {
        throw new IllegalStateException("the parts are not the whole");
      }
      for (int at = PACKET.firstExtension(); at >= 0; at = PACKET.extensionAfter(at)) {
        if (at + PACKET.extensionBytes(at) > PACKET.payloadOffset()) {
          throw new IllegalStateException("an extension outside the header");
        }
      }
      int offset = PACKET.payloadOffset();
      int length = PACKET.payloadBytes();
      Vp8PayloadDescriptor.isStartOfKeyFrame(input, offset, length);
      Vp8PayloadDescriptor.pictureId(input, offset, length);
      H264Payload.isStartOfKeyFrame(input, offset, length);
    }
  }
}
