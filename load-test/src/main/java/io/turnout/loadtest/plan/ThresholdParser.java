package io.turnout.loadtest.plan;

import io.turnout.report.record.Metric;
import io.turnout.report.record.Metric.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one threshold. Confined to one call. */
final class ThresholdParser {
  /** Metrics that only a monitor measures; a threshold on them names the monitor. */
  static final Set<Metric> OF_MONITORS =
      Set.of(
          Metric.CPU,
          Metric.MEMORY,
          Metric.MEETINGS,
          Metric.PIPELINES,
          Metric.ENDPOINTS,
          Metric.WEB_SOCKETS);

  private static final Set<Metric> OF_THE_RUN =
      Set.of(Metric.USERS_JOINING, Metric.USERS_CONNECTED, Metric.USERS_FAILED);

  private static final Set<Metric> OF_USERS =
      Set.of(
          Metric.JOIN_TIME,
          Metric.JOIN_ATTEMPTS,
          Metric.START_LATENESS,
          Metric.MESSAGE_DELIVERY_TIME,
          Metric.MESSAGE_LOSS,
          Metric.MESSAGE_REORDERED,
          Metric.STROKE_DELIVERY_TIME,
          Metric.STROKE_LOSS,
          Metric.ACTION_TIME,
          Metric.ACTION_MISSED);

  /** Short names of metrics. */
  private static final Map<String, Metric> ALIASES = Map.of("video.fps", Metric.VIDEO_FRAME_RATE);

  static final String EXPECTED =
      "METRIC [AGGREGATION] COMPARISON NUMBER [UNIT] [per user], e.g. join.time p95 < 10s";

  private static final List<String> DIRECTIONS = List.of("inbound", "outbound");

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<metric>[A-Za-z][A-Za-z0-9.]*)\\s*(?:\\(\\s*(?<selector>[A-Za-z0-9._-]+)\\s*\\))?"
              + "(?:\\s+(?<aggregation>[A-Za-z][A-Za-z0-9.]*))?"
              + "\\s*(?<comparison>[<>=!]+)\\s*"
              + "(?<number>-?[0-9]{1,15}(?:\\.[0-9]{1,9})?)"
              + "\\s*(?<unit>(?!(?:per|over)\\s)[A-Za-z%][A-Za-z/]*)?"
              + "(?:\\s+(?<scope>per\\s+user|over\\s+all))?");

  private final String text;

  ThresholdParser(String text) {
    this.text = text;
  }

  Threshold parse() {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("found '" + text + "', expected " + EXPECTED);
    }
    Metric metric = metric(matcher.group("metric"));
    Optional<String> selector = selector(metric, Optional.ofNullable(matcher.group("selector")));
    Comparison comparison =
        Comparison.parse(matcher.group("comparison"))
            .orElseThrow(
                () -> wrong("comparison", matcher.group("comparison"), "<, <=, ==, >= or >"));
    Optional<String> named = Optional.ofNullable(matcher.group("aggregation"));
    Aggregation aggregation =
        named.isEmpty()
            ? usual(metric, comparison)
            : Aggregation.parse(named.get())
                .orElseThrow(() -> wrong("aggregation", named.get(), Aggregation.EXPECTED));
    String number = matcher.group("number");
    if (number.startsWith("-")) {
      throw wrong("limit", number, "a number that is not negative");
    }
    Optional<String> unit = Optional.ofNullable(matcher.group("unit"));
    boolean ofPlannedUsers = OF_THE_RUN.contains(metric) && unit.filter("%"::equals).isPresent();
    BigDecimal factor = ofPlannedUsers ? new BigDecimal("0.01") : factor(metric, unit);
    return new Threshold(
        text.strip(),
        metric,
        selector,
        aggregation,
        comparison,
        new BigDecimal(number).multiply(factor).doubleValue(),
        ofPlannedUsers,
        perUser(metric, Optional.ofNullable(matcher.group("scope"))),
        Duration.ZERO,
        Optional.empty(),
        false);
  }

  private static boolean perUser(Metric metric, Optional<String> scope) {
    boolean perUser = scope.filter(text -> text.startsWith("per")).isPresent();
    if (perUser && (OF_MONITORS.contains(metric) || OF_THE_RUN.contains(metric))) {
      throw wrong(
          "scope", "per user", "none with " + metric.id() + ", which is no figure of single users");
    }
    return perUser;
  }

  /**
   * {@return what is compared when the threshold does not say: of shares the mean; of what counts
   * since a stream began, and of what must be exactly so, the last value; else the worst value}
   */
  private static Aggregation usual(Metric metric, Comparison comparison) {
    if (metric.unit() == Unit.RATIO) {
      return Aggregation.Simple.MEAN;
    }
    if (metric.isCumulative()) {
      return Aggregation.Simple.LAST;
    }
    return switch (comparison) {
      case LESS, LESS_OR_EQUAL -> Aggregation.Simple.MAX;
      case GREATER, GREATER_OR_EQUAL -> Aggregation.Simple.MIN;
      case EQUAL ->
          metric == Metric.USERS_FAILED ? Aggregation.Simple.MAX : Aggregation.Simple.LAST;
    };
  }

  private static Metric metric(String id) {
    return Optional.ofNullable(ALIASES.get(id))
        .or(() -> Metric.byId(id))
        .orElseThrow(
            () -> {
              List<String> known = Arrays.stream(Metric.values()).map(Metric::id).toList();
              return new IllegalArgumentException(
                  "found metric '"
                      + id
                      + "', expected one of "
                      + String.join(", ", known)
                      + Suggestion.sentence(id, known));
            });
  }

  private static Optional<String> selector(Metric metric, Optional<String> selector) {
    if (OF_MONITORS.contains(metric)) {
      if (selector.isEmpty()) {
        throw new IllegalArgumentException(
            "found '"
                + metric.id()
                + "', expected the name of a monitor with it, e.g. "
                + metric.id()
                + "(media-server)");
      }
      return selector;
    }
    if (selector.isEmpty()) {
      return selector;
    }
    String found = metric.id() + "(" + selector.get() + ")";
    if (OF_THE_RUN.contains(metric) || OF_USERS.contains(metric)) {
      throw wrong("metric", found, metric.id() + " without a name in brackets");
    }
    if (!DIRECTIONS.contains(selector.get())) {
      throw wrong(
          "metric", found, metric.id() + "(inbound), " + metric.id() + "(outbound) or no brackets");
    }
    return selector;
  }

  private static BigDecimal factor(Metric metric, Optional<String> unit) {
    Map<String, BigDecimal> units = units(metric.unit());
    BigDecimal factor = units.get(unit.orElse(""));
    if (factor == null) {
      List<String> known = units.keySet().stream().filter(name -> !name.isEmpty()).toList();
      String expected =
          known.isEmpty()
              ? "no unit, " + metric.id() + " is a plain number"
              : String.join(" or ", known) + " for " + metric.id();
      throw wrong("unit", unit.orElse(""), expected);
    }
    return factor;
  }

  /** {@return what one of each unit is in the unit of the record; the empty name: none needed} */
  private static Map<String, BigDecimal> units(Unit unit) {
    Map<String, BigDecimal> units = new LinkedHashMap<>();
    switch (unit) {
      case COUNT -> units.put("", BigDecimal.ONE);
      case MILLISECONDS -> {
        units.put("ms", BigDecimal.ONE);
        units.put("s", BigDecimal.valueOf(1000));
        units.put("min", BigDecimal.valueOf(60_000));
      }
      case BITS_PER_SECOND -> {
        units.put("bit/s", BigDecimal.ONE);
        units.put("kbit/s", BigDecimal.valueOf(1000));
        units.put("Mbit/s", BigDecimal.valueOf(1_000_000));
      }
      case FRAMES_PER_SECOND -> {
        units.put("", BigDecimal.ONE);
        units.put("fps", BigDecimal.ONE);
      }
      case PIXELS -> {
        units.put("", BigDecimal.ONE);
        units.put("px", BigDecimal.ONE);
      }
      case RATIO -> {
        units.put("", BigDecimal.ONE);
        units.put("%", new BigDecimal("0.01"));
      }
      case PERCENT_OF_ONE_CORE -> units.put("%", BigDecimal.ONE);
      case BYTES -> {
        units.put("B", BigDecimal.ONE);
        units.put("KiB", BigDecimal.valueOf(1024));
        units.put("MiB", BigDecimal.valueOf(1024 * 1024));
        units.put("GiB", BigDecimal.valueOf(1024L * 1024 * 1024));
      }
    }
    return units;
  }

  private static IllegalArgumentException wrong(String what, String found, String expected) {
    return new IllegalArgumentException(
        "found "
            + (found.isEmpty() ? "no " + what : what + " '" + found + "'")
            + ", expected "
            + expected);
  }
}
