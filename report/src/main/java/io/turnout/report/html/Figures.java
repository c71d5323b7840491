package io.turnout.report.html;

import io.turnout.report.record.Metric.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;

/** How figures are printed. What is unknown is printed as "unknown". */
final class Figures {
  static final String UNKNOWN = "unknown";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Figures() {}

  static String time(Instant at) {
    return TIME.format(at);
  }

  static String duration(Duration duration) {
    long s = Math.round(duration.toMillis() / 1000.0);
    if (s < 120) {
      return s + " s";
    }
    return s < 3600 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s % 3600 / 60 + " min";
  }

  /** {@return m:ss or h:mm:ss from the start of the run} */
  static String clock(double seconds) {
    long s = (long) Math.floor(seconds);
    return s < 3600
        ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s % 3600 / 60, s % 60);
  }

  static String value(OptionalDouble value, Unit unit) {
    return value.isPresent() ? value(value.getAsDouble(), unit) : UNKNOWN;
  }

  static String value(double value, Unit unit) {
    return switch (unit) {
      case COUNT -> number(value);
      case PIXELS -> number(value) + " px";
      case MILLISECONDS -> value >= 10_000 ? number(value / 1000) + " s" : number(value) + " ms";
      case BITS_PER_SECOND ->
          value >= 999_500 ? number(value / 1e6) + " Mbit/s" : number(value / 1e3) + " kbit/s";
      case FRAMES_PER_SECOND -> number(value) + " fps";
      case RATIO -> number(value * 100) + " %";
      case PERCENT_OF_ONE_CORE -> number(value) + " %";
      case BYTES ->
          value >= 1L << 30
              ? number(value / (1L << 30)) + " GiB"
              : number(value / (1L << 20)) + " MiB";
    };
  }

  /** {@return the value with its sign} */
  static String signed(double value, Unit unit) {
    String sign = value > 0 ? "+" : value < 0 ? "\u2212" : "";
    return sign + value(Math.abs(value), unit);
  }

  static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    return bytes < 1_000_000 ? number(bytes / 1e3) + " kB" : number(bytes / 1e6) + " MB";
  }

  static String counted(long count, String noun) {
    return number((double) count) + " " + noun + (count == 1 ? "" : "s");
  }

  /** {@return 1st, 2nd, 3rd, 4th …} */
  static String ordinal(int number) {
    int tens = number % 100;
    String end =
        tens >= 11 && tens <= 13
            ? "th"
            : switch (number % 10) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return number + end;
  }

  /** {@return a share of something as CSS has it, from 0 to 100 %} */
  static String percent(double part, double whole) {
    double share = whole <= 0 ? 0 : Math.clamp(100 * part / whole, 0, 100);
    return String.format(Locale.ROOT, "%.3f%%", share);
  }

  /** {@return three digits that matter, whole numbers whole} */
  static String number(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) || size >= 100) {
      return String.format(Locale.ROOT, "%,d", Math.round(value)).replace(',', '\u202f');
    }
    return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
  }
}
