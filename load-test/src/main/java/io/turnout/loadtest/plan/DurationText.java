package io.turnout.loadtest.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as plans write them: a number and one of ms, s, min, h. */
public final class DurationText {
  private static final Pattern TEXT =
      Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,6})?) ?(ms|s|min|h)");

  private DurationText() {}

  /** {@return the duration of a text such as {@code 10s}, nothing when it is none} */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long unitNs =
        switch (matcher.group(2)) {
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          case "min" -> 60_000_000_000L;
          default -> 3_600_000_000_000L;
        };
    BigDecimal ns = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unitNs));
    BigDecimal longest = BigDecimal.valueOf(Long.MAX_VALUE);
    return Optional.of(
        Duration.ofNanos(ns.min(longest).setScale(0, RoundingMode.HALF_UP).longValueExact()));
  }

  /** {@return the shortest text that {@link #parse} reads back, to the millisecond} */
  static String format(Duration duration) {
    long ms = duration.toMillis();
    if (ms != 0 && ms % 3_600_000 == 0) {
      return ms / 3_600_000 + "h";
    }
    if (ms != 0 && ms % 60_000 == 0) {
      return ms / 60_000 + "min";
    }
    return ms % 1000 == 0 ? ms / 1000 + "s" : ms + "ms";
  }
}
