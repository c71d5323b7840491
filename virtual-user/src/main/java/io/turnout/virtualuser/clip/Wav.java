package io.turnout.virtualuser.clip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Pure. RIFF WAVE as we write it: 16-bit PCM, mono, a comment with the checksum, the samples. */
final class Wav {
  private static final int PCM = 1;
  private static final int CHANNELS = 1;
  private static final int BITS = 16;

  private Wav() {}

  /**
   * {@return all that stands before the samples}
   *
   * @param checksum CRC-32C of the samples
   */
  static byte[] header(AudioClip clip, int checksum) {
    byte[] comment = ascii("CRC32C=" + HexFormat.of().toHexDigits(checksum) + "\0");
    int infoBytes = 4 + 8 + comment.length;
    int dataBytes = Math.toIntExact(clip.dataBytes());
    ByteBuffer header = ByteBuffer.allocate(12 + 24 + 8 + infoBytes + 8);
    header.order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii("RIFF")).putInt(header.capacity() - 8 + dataBytes).put(ascii("WAVE"));
    header.put(ascii("fmt ")).putInt(16);
    header.putShort((short) PCM).putShort((short) CHANNELS);
    header.putInt(AudioClip.SAMPLE_RATE).putInt(AudioClip.SAMPLE_RATE * CHANNELS * BITS / 8);
    header.putShort((short) (CHANNELS * BITS / 8)).putShort((short) BITS);
    header.put(ascii("LIST")).putInt(infoBytes).put(ascii("INFO"));
    header.put(ascii("ICMT")).putInt(comment.length).put(comment);
    header.put(ascii("data")).putInt(dataBytes);
    return header.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
