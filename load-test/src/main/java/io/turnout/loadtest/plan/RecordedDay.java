package io.turnout.loadtest.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the meetings of a real day from a table with the columns start, duration and users. */
final class RecordedDay {
  private static final List<String> COLUMNS = List.of("start", "duration", "users");
  private static final Pattern CLOCK =
      Pattern.compile("([0-9]{1,2}):([0-5][0-9])(?::([0-5][0-9]))?");
  private static final String EXPECTED = "a time such as 09:15, 09:15:30, 90s, 15min or 1.5h";

  private RecordedDay() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when the table is no such day; the message names the row
   */
  static Arrivals.Recorded read(Path file) {
    CsvTable table = CsvTable.read(file);
    for (String column : COLUMNS) {
      if (!table.columns().contains(column)) {
        throw new IllegalArgumentException(
            file
                + ":1: found the columns "
                + String.join(", ", table.columns())
                + ", expected start, duration and users");
      }
    }
    if (table.rows().isEmpty()) {
      throw new IllegalArgumentException(file + " has no row, expected a meeting in each");
    }
    List<Arrivals.Meeting> meetings = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      try {
        meetings.add(meeting(table.row(i)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ": row " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    meetings.sort(Comparator.comparing(Arrivals.Meeting::start));
    Duration first = meetings.getFirst().start();
    return new Arrivals.Recorded(
        file,
        meetings.stream()
            .map(m -> new Arrivals.Meeting(m.start().minus(first), m.length(), m.users()))
            .toList());
  }

  private static Arrivals.Meeting meeting(Map<String, String> row) {
    String users = row.getOrDefault("users", "").strip();
    if (!users.matches("[0-9]{1,4}")) {
      throw new IllegalArgumentException(
          "users: found '" + users + "', expected a whole number from 2 to 100");
    }
    return new Arrivals.Meeting(
        time("start", row.getOrDefault("start", "")),
        time("duration", row.getOrDefault("duration", "")),
        Integer.parseInt(users));
  }

  private static Duration time(String column, String found) {
    String text = found.strip();
    Matcher clock = CLOCK.matcher(text);
    Optional<Duration> time =
        clock.matches()
            ? Optional.of(
                Duration.ofHours(Long.parseLong(clock.group(1)))
                    .plusMinutes(Long.parseLong(clock.group(2)))
                    .plusSeconds(clock.group(3) == null ? 0 : Long.parseLong(clock.group(3))))
            : DurationText.parse(text);
    return time.orElseThrow(
        () ->
            new IllegalArgumentException(column + ": found '" + text + "', expected " + EXPECTED));
  }
}
