package io.turnout.virtualuser.clip;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Any RIFF WAVE file that Chromium plays as a microphone: PCM of 8, 16 or 32 bits. Immutable.
 * Chromium is silent at one that it cannot read, so it is checked here.
 *
 * @param dataOffset where the samples start, in bytes
 * @param dataBytes size of the samples
 */
public record MicrophoneFile(
    Path path, int sampleRate, int channels, int bitsPerSample, long dataOffset, long dataBytes) {
  private static final int PCM = 1;
  private static final int FORMAT_BYTES = 16;
  private static final int MOST_CHANNELS = 32;

  /**
   * Reads all headers.
   *
   * @throws ClipException when there is no such file, or Chromium could not play it
   */
  public static MicrophoneFile read(Path path) throws IOException, ClipException {
    CameraFile.requireFile("microphone", path, ".wav");
    try (InputStream file = Files.newInputStream(path);
        DataInputStream in = new DataInputStream(file)) {
      return read(path, in);
    } catch (EOFException e) {
      throw bad(path, "ends before its samples");
    }
  }

  private static MicrophoneFile read(Path path, DataInputStream in)
      throws IOException, ClipException {
    String riff = text(in);
    long riffBytes = number(in);
    if (!riff.equals("RIFF") || !text(in).equals("WAVE") || riffBytes < FORMAT_BYTES) {
      throw bad(path, "does not start as RIFF WAVE");
    }
    long offset = 12;
    ByteBuffer format = ByteBuffer.allocate(0);
    while (true) {
      String name = text(in);
      long bytes = number(in);
      offset += 8;
      if (name.equals("data")) {
        return file(path, format, offset, bytes);
      }
      if (name.equals("fmt ") && bytes >= FORMAT_BYTES) {
        byte[] content = new byte[FORMAT_BYTES];
        in.readFully(content);
        format = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        in.skipNBytes(bytes + bytes % 2 - FORMAT_BYTES);
      } else {
        in.skipNBytes(bytes + bytes % 2);
      }
      offset += bytes + bytes % 2;
    }
  }

  private static MicrophoneFile file(Path path, ByteBuffer format, long offset, long bytes)
      throws IOException, ClipException {
    if (format.capacity() == 0) {
      throw bad(path, "has no format before its samples");
    }
    int encoding = format.getShort(0);
    int channels = format.getShort(2);
    int sampleRate = format.getInt(4);
    int bits = format.getShort(14);
    if (encoding != PCM || (bits != 8 && bits != 16 && bits != 32)) {
      throw bad(
          path,
          "is of encoding " + encoding + " with " + bits + " bits, expected PCM (1) with 16 bits");
    }
    if (channels < 1 || channels > MOST_CHANNELS || sampleRate < 1) {
      throw bad(path, "has " + channels + " channels at " + sampleRate + " Hz");
    }
    if (bytes == 0 || Files.size(path) < offset + bytes) {
      throw bad(
          path,
          "should have "
              + bytes
              + " bytes of samples and has "
              + Math.max(0, Files.size(path) - offset)
              + ": it is cut off");
    }
    return new MicrophoneFile(path, sampleRate, channels, bits, offset, bytes);
  }

  /** {@return the time until it starts again} */
  public Duration length() {
    return Duration.ofMillis(dataBytes * 8 * 1000 / ((long) bitsPerSample * channels * sampleRate));
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] name = new byte[4];
    in.readFully(name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  private static long number(DataInputStream in) throws IOException {
    return Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
  }

  private static ClipException bad(Path path, String problem) {
    return new ClipException(
        "microphone clip: " + path + " " + problem + "; `turnout clips --speech` makes good ones");
  }
}
