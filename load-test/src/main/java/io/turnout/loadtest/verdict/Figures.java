package io.turnout.loadtest.verdict;

import io.turnout.report.record.Metric.Unit;
import java.util.Locale;

/** Figures as sentences quote them. */
final class Figures {
  private Figures() {}

  static String format(double value, Unit unit) {
    return switch (unit) {
      case COUNT -> number(value);
      case PIXELS -> number(value) + " px";
      case FRAMES_PER_SECOND -> number(value) + " fps";
      case RATIO -> number(value * 100) + " %";
      case PERCENT_OF_ONE_CORE -> number(value) + " %";
      case MILLISECONDS -> value >= 10_000 ? number(value / 1000) + " s" : number(value) + " ms";
      case BITS_PER_SECOND ->
          value >= 10_000_000
              ? number(value / 1_000_000) + " Mbit/s"
              : number(value / 1000) + " kbit/s";
      case BYTES -> number(value / (1024 * 1024)) + " MiB";
    };
  }

  /** At most four decimals, none where there are none. */
  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.4f", value);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
