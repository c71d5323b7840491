package io.turnout.virtualuser.clip;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a fake microphone plays: one voice that speaks without long pauses, 48 kHz, mono. Immutable.
 *
 * @param length whole milliseconds, {@link Clip#SHORTEST} to {@link Clip#LONGEST}
 * @param levelDbov mean power, 0 dBov being a square wave of full scale (ITU-T G.100.1), {@value
 *     #LEAST_LEVEL_DBOV} to {@value #MOST_LEVEL_DBOV}
 * @param seed chooses voice and what it says
 */
public record AudioClip(Duration length, int levelDbov, long seed) implements Clip {
  /** ITU-T P.56's usual active speech level. */
  public static final int NORMAL_LEVEL_DBOV = -26;

  static final int SAMPLE_RATE = 48_000;
  static final int LEAST_LEVEL_DBOV = -60;
  static final int MOST_LEVEL_DBOV = -15;
  private static final int BYTES_PER_SAMPLE = 2;

  /** Counts up when the sound changes, so that older files are not taken for it. */
  private static final int EDITION = 1;

  private static final Pattern NAME =
      Pattern.compile(
          "microphone-("
              + ClipLength.PATTERN
              + ")-minus(\\d{1,2})dbov-seed(-?\\d{1,19})-v"
              + EDITION
              + "\\.wav");

  public AudioClip {
    ClipLength.check(length);
    if (levelDbov < LEAST_LEVEL_DBOV || levelDbov > MOST_LEVEL_DBOV) {
      throw new IllegalArgumentException(
          "level: found "
              + levelDbov
              + " dBov, expected "
              + LEAST_LEVEL_DBOV
              + " to "
              + MOST_LEVEL_DBOV
              + "; speech is usually at "
              + NORMAL_LEVEL_DBOV);
    }
  }

  /** {@return the number of samples} */
  public int samples() {
    return Math.toIntExact(length.toMillis() * (SAMPLE_RATE / 1000));
  }

  @Override
  public long sizeBytes() {
    return Wav.header(this, 0).length + dataBytes();
  }

  long dataBytes() {
    return (long) samples() * BYTES_PER_SAMPLE;
  }

  @Override
  public String fileName() {
    return "microphone-"
        + ClipLength.format(length)
        + "-minus"
        + -levelDbov
        + "dbov-seed"
        + seed
        + "-v"
        + EDITION
        + ".wav";
  }

  @Override
  public String command() {
    return "turnout clips --speech --length "
        + ClipLength.format(length)
        + " --level "
        + levelDbov
        + " --seed "
        + seed;
  }

  static Optional<AudioClip> ofFileName(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new AudioClip(
            ClipLength.parse(matcher.group(1)),
            -Integer.parseInt(matcher.group(2)),
            Long.parseLong(matcher.group(3))));
  }
}
