package io.turnout.virtualuser.clip;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Pure. YUV4MPEG2 as we write it: one header line, then {@code FRAME}, a line feed and the planes
 * Y, Cb, Cr of each picture, 4:2:0.
 */
final class Y4m {
  static final byte[] FRAME = "FRAME\n".getBytes(StandardCharsets.US_ASCII);

  private Y4m() {}

  /**
   * {@return the header line}
   *
   * @param checksum CRC-32C of all that follows the header; X marks what readers skip
   */
  static byte[] header(VideoClip clip, int checksum) {
    String line =
        "YUV4MPEG2 W"
            + clip.width()
            + " H"
            + clip.height()
            + " F"
            + clip.framesPerSecond()
            + ":1 Ip A1:1 C420jpeg XCRC32C="
            + HexFormat.of().toHexDigits(checksum)
            + "\n";
    return line.getBytes(StandardCharsets.US_ASCII);
  }

  /** {@return the size of a picture with its marker} */
  static int frameBytes(int width, int height) {
    return FRAME.length + width * height * 3 / 2;
  }
}
