package io.turnout.virtualuser.clip.picture;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is to be seen, and so how hard a clip is to encode. */
public enum Motion {
  /** A person who listens and hardly moves; little grain. */
  STILL(0.7f),
  /** A person who talks: head, face and shoulders move; grain of an indoor webcam. */
  TALKING_HEAD(1.4f),
  /** A person who waves in front of a moving camera while somebody walks by; much grain. */
  BUSY(2.4f),
  /** Slides that change every few seconds, with a moving pointer; no grain. */
  SLIDES(0);

  private final float grain;

  Motion(float grain) {
    this.grain = grain;
  }

  /** {@return standard deviation of the grain, in steps of luma} */
  float grain() {
    return grain;
  }

  /** {@return the name that commands and plans use, e.g. {@code talking-head}} */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * {@return the motion of this {@link #text}}
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Motion of(String text) {
    return Arrays.stream(values())
        .filter(motion -> motion.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "motion: found "
                        + text
                        + ", expected one of "
                        + Arrays.stream(values())
                            .map(Motion::text)
                            .collect(Collectors.joining(", "))));
  }
}
