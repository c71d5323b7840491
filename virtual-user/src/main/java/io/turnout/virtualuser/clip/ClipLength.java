package io.turnout.virtualuser.clip;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pure. The lengths that clips may have, and how names of files and commands write them. */
final class ClipLength {
  static final String PATTERN = "\\d{1,6}m?s";
  private static final Pattern TEXT = Pattern.compile("(\\d{1,6})(m?s)");

  private ClipLength() {}

  static void check(Duration length) {
    if (length.compareTo(Clip.SHORTEST) < 0 || length.compareTo(Clip.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "length: found "
              + format(length)
              + ", a clip lasts from "
              + format(Clip.SHORTEST)
              + " to "
              + format(Clip.LONGEST)
              + "; it is played again and again, so 10s to 60s are enough");
    }
    if (length.toNanos() % 1_000_000 != 0) {
      throw new IllegalArgumentException(
          "length: found " + length.toNanos() + " ns, expected whole milliseconds such as 10s");
    }
  }

  static String format(Duration length) {
    return length.toNanosPart() == 0 ? length.toSeconds() + "s" : length.toMillis() + "ms";
  }

  static Duration parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("length: found " + text + ", expected e.g. 10s or 2500ms");
    }
    long number = Long.parseLong(matcher.group(1));
    return matcher.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
  }
}
