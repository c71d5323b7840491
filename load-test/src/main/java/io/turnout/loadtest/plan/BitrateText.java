package io.turnout.loadtest.plan;

import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bitrates as plans write them: a number and one of bit/s, kbit/s, Mbit/s. */
final class BitrateText {
  static final String EXPECTED = "a bitrate from 30kbit/s to 50Mbit/s, e.g. 500kbit/s or 1.5Mbit/s";
  private static final int LEAST_BPS = 30_000;
  private static final int MOST_BPS = 50_000_000;
  private static final Pattern TEXT =
      Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?) ?(bit/s|kbit/s|Mbit/s)");

  private BitrateText() {}

  static OptionalInt parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return OptionalInt.empty();
    }
    int unit =
        switch (matcher.group(2)) {
          case "bit/s" -> 1;
          case "kbit/s" -> 1000;
          default -> 1_000_000;
        };
    double bps = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)).doubleValue();
    return bps >= LEAST_BPS && bps <= MOST_BPS
        ? OptionalInt.of((int) Math.round(bps))
        : OptionalInt.empty();
  }

  static String format(int bps) {
    if (bps % 1_000_000 == 0) {
      return bps / 1_000_000 + "Mbit/s";
    }
    return bps % 1000 == 0 ? bps / 1000 + "kbit/s" : bps + "bit/s";
  }
}
