package io.turnout.loadtest.plan;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many in a time. Immutable.
 *
 * @param text as the plan has it, e.g. {@code 30/h}
 * @param perSecond above 0
 */
public record Rate(String text, double perSecond) {
  static final String EXPECTED = "a rate such as 30/h, 2/min or 0.5/s";
  private static final Pattern TEXT =
      Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,6})?) ?/ ?(s|min|h)");

  /** {@return the rate of this text, if it is one} */
  public static Optional<Rate> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double count = new BigDecimal(matcher.group(1)).doubleValue();
    double seconds =
        switch (matcher.group(2)) {
          case "s" -> 1;
          case "min" -> 60;
          default -> 3600;
        };
    return count > 0 ? Optional.of(new Rate(text, count / seconds)) : Optional.empty();
  }
}
