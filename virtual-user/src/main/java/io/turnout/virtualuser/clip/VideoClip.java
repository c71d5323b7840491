package io.turnout.virtualuser.clip;

import io.turnout.virtualuser.clip.picture.Motion;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a fake camera plays: pictures that encode like a webcam's and loop without a jump.
 * Immutable.
 *
 * @param width in pixels, even, {@value #LEAST_SIDE} to {@value #MOST_WIDTH}
 * @param height in pixels, even, {@value #LEAST_SIDE} to {@value #MOST_HEIGHT}
 * @param framesPerSecond whole, 1 to {@value #MOST_FRAMES_PER_SECOND}
 * @param length whole frames, {@link Clip#SHORTEST} to {@link Clip#LONGEST}
 * @param motion what is to be seen
 * @param seed chooses person, room and movements
 */
public record VideoClip(
    int width, int height, int framesPerSecond, Duration length, Motion motion, long seed)
    implements Clip {
  static final int LEAST_SIDE = 96;
  static final int MOST_WIDTH = 3840;
  static final int MOST_HEIGHT = 2160;
  static final int MOST_FRAMES_PER_SECOND = 60;

  /** Counts up when the pictures change, so that older files are not taken for them. */
  private static final int EDITION = 1;

  private static final Pattern NAME =
      Pattern.compile(
          "camera-(\\d{1,4})x(\\d{1,4})-(\\d{1,2})fps-("
              + ClipLength.PATTERN
              + ")-([a-z-]+)-seed(-?\\d{1,19})-v"
              + EDITION
              + "\\.y4m");

  public VideoClip {
    checkSide("width", width, MOST_WIDTH);
    checkSide("height", height, MOST_HEIGHT);
    if (framesPerSecond < 1 || framesPerSecond > MOST_FRAMES_PER_SECOND) {
      throw new IllegalArgumentException(
          "frames per second: found "
              + framesPerSecond
              + ", expected 1 to "
              + MOST_FRAMES_PER_SECOND
              + "; webcams give 15 to 30");
    }
    ClipLength.check(length);
    if (length.toMillis() * framesPerSecond % 1000 != 0) {
      throw new IllegalArgumentException(
          "length: found "
              + ClipLength.format(length)
              + " at "
              + framesPerSecond
              + " frames a second, expected a whole number of frames; whole seconds always fit");
    }
  }

  private static void checkSide(String what, int found, int most) {
    if (found < LEAST_SIDE || found > most || found % 2 != 0) {
      throw new IllegalArgumentException(
          what
              + ": found "
              + found
              + ", expected an even number from "
              + LEAST_SIDE
              + " to "
              + most
              + (found >= LEAST_SIDE && found <= most ? ", e.g. " + (found / 2 * 2) : ""));
    }
  }

  /** {@return the number of pictures} */
  public int frames() {
    return Math.toIntExact(length.toMillis() * framesPerSecond / 1000);
  }

  @Override
  public long sizeBytes() {
    return Y4m.header(this, 0).length + (long) frames() * Y4m.frameBytes(width, height);
  }

  @Override
  public String fileName() {
    return "camera-"
        + width
        + "x"
        + height
        + "-"
        + framesPerSecond
        + "fps-"
        + ClipLength.format(length)
        + "-"
        + motion.text()
        + "-seed"
        + seed
        + "-v"
        + EDITION
        + ".y4m";
  }

  @Override
  public String command() {
    return "turnout clips --resolution "
        + width
        + "x"
        + height
        + " --fps "
        + framesPerSecond
        + " --length "
        + ClipLength.format(length)
        + " --motion "
        + motion.text()
        + " --seed "
        + seed;
  }

  static Optional<VideoClip> ofFileName(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new VideoClip(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)),
            ClipLength.parse(matcher.group(4)),
            Motion.of(matcher.group(5)),
            Long.parseLong(matcher.group(6))));
  }
}
