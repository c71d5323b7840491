package io.turnout.loadtest.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as plans write them: a whole number and one of B, KiB, MiB, GiB (IEC 80000-13). */
final class ByteSizeText {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,9}) ?(B|KiB|MiB|GiB)");
  private static final long KIBIBYTE = 1024;
  private static final long LARGEST_BUDGET = 100L * KIBIBYTE * KIBIBYTE * KIBIBYTE;

  private ByteSizeText() {}

  static Optional<Long> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long unit =
        switch (matcher.group(2)) {
          case "B" -> 1;
          case "KiB" -> KIBIBYTE;
          case "MiB" -> KIBIBYTE * KIBIBYTE;
          default -> KIBIBYTE * KIBIBYTE * KIBIBYTE;
        };
    return Optional.of(Long.parseLong(matcher.group(1)) * unit);
  }

  /** {@return the shortest text that {@link #parse} reads back} */
  static String format(long bytes) {
    long amount = bytes;
    for (String unit : new String[] {"B", "KiB", "MiB"}) {
      if (amount == 0 || amount % KIBIBYTE != 0) {
        return amount + " " + unit;
      }
      amount /= KIBIBYTE;
    }
    return amount + " GiB";
  }

  static boolean isBudget(long bytes) {
    return bytes >= 0 && bytes <= LARGEST_BUDGET;
  }

  static String budgetExpected() {
    return "a size from 0 B to 100 GiB, e.g. 200 MiB";
  }

  static void checkBudget(String key, long found) {
    if (!isBudget(found)) {
      throw new IllegalArgumentException(
          key + ": found " + found + " bytes, expected " + budgetExpected());
    }
  }
}
