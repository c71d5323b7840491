package io.turnout.loadtest.plan;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;

/** What a plan may ask for; plan.schema.json states the same limits of numbers. */
final class Limits {
  static final IntRange MEETINGS = new IntRange(1, 1000);
  static final IntRange USERS_PER_MEETING = new IntRange(2, 100);
  static final IntRange SLOTS = new IntRange(1, 1000);
  static final IntRange BROWSER_SHARE = new IntRange(1, 100);
  static final IntRange CAMERA_FPS = new IntRange(5, 60);
  static final IntRange WEIGHT = new IntRange(1, 1_000_000);
  static final IntRange ARRIVING_MEETINGS = new IntRange(1, 10_000);
  static final IntRange JOIN_ATTEMPTS = new IntRange(1, 10);
  static final IntRange MESSAGE_LENGTH = new IntRange(1, 2000);
  static final IntRange USER_NUMBER = new IntRange(1, 100);
  static final IntRange PID = new IntRange(1, Integer.MAX_VALUE);
  static final DurationRange MEETING_EVERY = new DurationRange(Duration.ZERO, Duration.ofHours(1));
  static final DurationRange USER_EVERY = new DurationRange(Duration.ZERO, Duration.ofMinutes(10));
  static final DurationRange HOLD = new DurationRange(Duration.ofSeconds(1), Duration.ofHours(24));
  static final DurationRange RAMP_DOWN = new DurationRange(Duration.ZERO, Duration.ofHours(1));
  static final DurationRange ARRIVALS = new DurationRange(Duration.ZERO, Duration.ofHours(24));
  static final DurationRange MEETING_LENGTH =
      new DurationRange(Duration.ofSeconds(1), Duration.ofHours(24));
  static final DurationRange ACTION_AT = new DurationRange(Duration.ZERO, Duration.ofHours(24));
  static final DurationRange ACTION_EVERY =
      new DurationRange(Duration.ofSeconds(1), Duration.ofHours(1));
  static final DurationRange KEEP_ALIVE_EVERY =
      new DurationRange(Duration.ofSeconds(1), Duration.ofHours(1));
  static final DurationRange THRESHOLD_AFTER =
      new DurationRange(Duration.ZERO, Duration.ofHours(24));
  static final DurationRange JOIN_TIMEOUT =
      new DurationRange(Duration.ofSeconds(1), Duration.ofMinutes(10));

  static final DurationRange TOLERANCE =
      new DurationRange(Duration.ofSeconds(1), Duration.ofMinutes(10));

  static final IntRange EVIDENCE_FILES = new IntRange(0, 100_000);
  static final DurationRange SCREENSHOTS_EVERY =
      new DurationRange(Duration.ofSeconds(5), Duration.ofHours(24));

  static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private Limits() {}

  static void checkName(String key, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          key
              + ": found '"
              + name
              + "', expected letters, digits, '.', '_' and '-', beginning with a letter or digit,"
              + " at most 64");
    }
  }

  static void checkUrl(String key, URI url, String... schemes) {
    if (!isUrl(url, schemes)) {
      throw new IllegalArgumentException(
          key + ": found '" + url + "', expected " + urlExpected(schemes));
    }
  }

  static boolean isUrl(URI url, String... schemes) {
    return url.getScheme() != null
        && Arrays.asList(schemes).contains(url.getScheme())
        && url.getHost() != null;
  }

  static String urlExpected(String... schemes) {
    return "an address that begins with "
        + String.join(" or ", Arrays.stream(schemes).map(s -> s + "://").toList())
        + " and names a host";
  }

  /** Whole numbers from least to most. */
  record IntRange(int least, int most) {
    void check(String key, int found) {
      if (found < least || found > most) {
        throw new IllegalArgumentException(
            key + ": found " + found + ", expected a whole number from " + least + " to " + most);
      }
    }
  }

  /** Durations from least to most. */
  record DurationRange(Duration least, Duration most) {
    boolean contains(Duration found) {
      return found.compareTo(least) >= 0 && found.compareTo(most) <= 0;
    }

    String expected() {
      return "a time from "
          + DurationText.format(least)
          + " to "
          + DurationText.format(most)
          + ", e.g. 40s, 500ms, 1.5min or 2h";
    }

    void check(String key, Duration found) {
      if (!contains(found)) {
        throw new IllegalArgumentException(
            key + ": found " + DurationText.format(found) + ", expected " + expected());
      }
    }
  }
}
