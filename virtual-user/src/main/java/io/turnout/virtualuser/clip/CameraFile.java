package io.turnout.virtualuser.clip;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/**
 * Any YUV4MPEG2 file that Chromium plays as a camera. Immutable. Chromium ends itself at one that
 * it cannot read, so all its demands are checked here: 4:2:0 with 8 bits, progressive, whole frames
 * without parameters, a header of at most {@value #MOST_HEADER_BYTES} bytes.
 *
 * @param framesPerSecond whole; Chromium drops the fraction
 */
public record CameraFile(Path path, int width, int height, int framesPerSecond, int frames) {
  private static final int MOST_HEADER_BYTES = 200;
  private static final String SIGNATURE = "YUV4MPEG2 ";
  private static final Set<String> CHROMA = Set.of("420", "420jpeg", "420mpeg2", "420paldv");

  /** Longest header that still has the first frame's marker in what Chromium looks at. */
  private static final int HEADER_LIMIT = MOST_HEADER_BYTES - Y4m.FRAME.length;

  /**
   * Reads the header and each frame's marker.
   *
   * @throws ClipException when there is no such file, or Chromium could not play it
   */
  public static CameraFile read(Path path) throws IOException, ClipException {
    requireFile("camera", path, ".y4m");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] start = new byte[(int) Math.min(MOST_HEADER_BYTES, file.length())];
      file.readFully(start);
      String header = new String(start, StandardCharsets.ISO_8859_1);
      int end = header.indexOf('\n');
      if (!header.startsWith(SIGNATURE) || end < 0 || end > HEADER_LIMIT) {
        throw bad(path, "does not start with a YUV4MPEG2 header of at most 200 bytes");
      }
      Fields fields = new Fields();
      for (String field : header.substring(SIGNATURE.length(), end).split(" ", -1)) {
        fields.take(path, field);
      }
      CameraFile found = fields.file(path, file.length() - end - 1);
      found.requireMarkers(file, end + 1);
      return found;
    }
  }

  /** For sound, too: that there is a file and that its name ends as Chromium expects. */
  static void requireFile(String what, Path path, String ending) throws ClipException {
    if (!Files.exists(path)) {
      throw new ClipException(
          what
              + " clip: "
              + path
              + " does not exist; `turnout clips` lists what there is and makes more");
    }
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new ClipException(what + " clip: " + path + " is no file that can be read");
    }
    if (!path.toString().endsWith(ending)) {
      throw new ClipException(
          what + " clip: " + path + ": found a name without " + ending + ", browsers go by it");
    }
  }

  private static ClipException bad(Path path, String problem) {
    return new ClipException(
        "camera clip: "
            + path
            + " "
            + problem
            + "; `turnout clips --resolution …` makes good ones");
  }

  private void requireMarkers(RandomAccessFile file, long start) throws IOException, ClipException {
    byte[] marker = new byte[Y4m.FRAME.length];
    for (int i = 0; i < frames; i++) {
      file.seek(start + (long) i * Y4m.frameBytes(width, height));
      file.readFully(marker);
      if (!Arrays.equals(marker, Y4m.FRAME)) {
        throw bad(path, "has no plain FRAME marker before its picture " + i);
      }
    }
  }

  /** Confined to one reading. */
  private static final class Fields {
    private int width;
    private int height;
    private int framesPerSecond;

    void take(Path path, String field) throws ClipException {
      if (field.isEmpty()) {
        throw bad(path, "has an empty field in its header");
      }
      String value = field.substring(1);
      try {
        switch (field.charAt(0)) {
          case 'W' -> width = Integer.parseInt(value);
          case 'H' -> height = Integer.parseInt(value);
          case 'F' -> {
            String[] rational = value.split(":", 2);
            framesPerSecond = Integer.parseInt(rational[0]) / Integer.parseInt(rational[1]);
          }
          case 'C' -> {
            if (!CHROMA.contains(value)) {
              throw bad(path, "is C" + value + ", expected 4:2:0 with 8 bits (C420)");
            }
          }
          case 'I' -> {
            if (!value.equals("p") && !value.equals("?")) {
              throw bad(path, "is interlaced (I" + value + "), expected Ip");
            }
          }
          default -> {}
        }
      } catch (NumberFormatException | ArithmeticException | ArrayIndexOutOfBoundsException e) {
        throw bad(path, "has the header field \"" + field + "\", which is no number");
      }
    }

    CameraFile file(Path path, long pictureBytes) throws ClipException {
      if (width < 2 || height < 2 || width > 16384 || height > 16384) {
        throw bad(path, "is " + width + "x" + height + ", expected 2x2 to 16384x16384");
      }
      if (width % 2 != 0 || height % 2 != 0) {
        throw bad(path, "is " + width + "x" + height + ", expected even numbers");
      }
      if (framesPerSecond < 1 || framesPerSecond > 1000) {
        throw bad(path, "has " + framesPerSecond + " frames a second, expected 1 to 1000");
      }
      long frameBytes = Y4m.frameBytes(width, height);
      if (pictureBytes < frameBytes || pictureBytes % frameBytes != 0) {
        throw bad(
            path,
            "has "
                + pictureBytes
                + " bytes of pictures, expected a multiple of "
                + frameBytes
                + ": it is cut off");
      }
      return new CameraFile(
          path, width, height, framesPerSecond, Math.toIntExact(pictureBytes / frameBytes));
    }
  }
}
