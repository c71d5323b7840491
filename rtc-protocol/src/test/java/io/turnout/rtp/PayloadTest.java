package io.turnout.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PayloadTest {
  @ParameterizedTest
  @CsvSource({
    "10 00,                   true,  true,  -1, smallest descriptor and key frame",
    "10 01,                   true,  false, -1, interframe: P is set",
    "00 00,                   false, false, -1, goes on with a frame",
    "11 00,                   false, false, -1, begins another partition",
    "90 80 11 00,             true,  true,  17, picture ID of 7 bits",
    "90 80 92 34 00,          true,  true,  4660, picture ID of 15 bits",
    "90 f0 92 34 05 20 01,    true,  false, 4660, all optional fields",
    "90,                      true,  false, -1, extension missing",
    "90 80,                   true,  false, -1, picture ID missing",
    "90 80 92,                true,  false, -1, half a picture ID",
    "10,                      true,  false, -1, no frame behind the descriptor",
  })
  void shouldReadVp8(String hex, boolean start, boolean key, int pictureId, String what) {
    byte[] payload = HexFormat.ofDelimiter(" ").parseHex(hex);

    assertThat(Vp8PayloadDescriptor.isStartOfFrame(payload, 0, payload.length))
        .as(what)
        .isEqualTo(start);
    assertThat(Vp8PayloadDescriptor.isStartOfKeyFrame(payload, 0, payload.length))
        .as(what)
        .isEqualTo(key);
    assertThat(Vp8PayloadDescriptor.pictureId(payload, 0, payload.length))
        .as(what)
        .isEqualTo(pictureId);
  }

  @ParameterizedTest
  @CsvSource({
    "65 88,                      true,  IDR slice",
    "67 42 00 1f,                true,  SPS",
    "41 9a,                      false, other slice",
    "7c 85 88,                   true,  first fragment of an IDR slice",
    "7c 05 88,                   false, later fragment of an IDR slice",
    "7c 81 9a,                   false, first fragment of another slice",
    "7c,                         false, fragment without header",
    "78 00 02 09 10 00 02 67 42, true,  aggregate with an SPS",
    "78 00 02 09 10 00 02 41 9a, false, aggregate without",
    "78 ff ff 41,                false, aggregate longer than the payload",
  })
  void shouldFindH264KeyFrames(String hex, boolean key, String what) {
    byte[] payload = HexFormat.ofDelimiter(" ").parseHex(hex);

    assertThat(H264Payload.isStartOfKeyFrame(payload, 0, payload.length)).as(what).isEqualTo(key);
  }
}
