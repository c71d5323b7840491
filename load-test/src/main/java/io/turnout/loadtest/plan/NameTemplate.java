package io.turnout.loadtest.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with placeholders in braces. Immutable.
 *
 * @param text e.g. <code>{name} ({n})</code>
 */
public record NameTemplate(String text) {
  /** What display names may refer to, beside columns. */
  static final List<String> OF_USERS = List.of("n", "user", "meeting", "scenario", "run", "name");

  /** What meetings' ids and titles may refer to, beside columns. */
  static final List<String> OF_MEETINGS = List.of("n", "meeting", "scenario", "run");

  private static final String COLUMN = "csv.";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");

  void check(String key, List<String> known, Optional<CsvTable> table) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(key + ": found nothing, expected a text");
    }
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1);
      if (known.contains(name) || hasColumn(name, table)) {
        continue;
      }
      List<String> columns =
          table.map(CsvTable::columns).orElse(List.of()).stream().map(c -> COLUMN + c).toList();
      List<String> all = new ArrayList<>(known);
      all.addAll(columns);
      throw new IllegalArgumentException(
          key
              + ": found {"
              + name
              + "}, expected one of "
              + String.join(", ", all.stream().map(n -> "{" + n + "}").toList())
              + (table.isEmpty() && name.startsWith(COLUMN) ? "; there is no CSV file with it" : "")
              + Suggestion.sentence(name, all));
    }
  }

  private static boolean hasColumn(String name, Optional<CsvTable> table) {
    return name.startsWith(COLUMN)
        && table.isPresent()
        && table.get().columns().contains(name.substring(COLUMN.length()));
  }

  /** {@return whether it needs rows} */
  public boolean hasColumns() {
    return text.contains("{" + COLUMN);
  }

  /**
   * Fills the template.
   *
   * @param values by placeholder
   * @param row by column
   */
  public String fill(Map<String, String> values, Map<String, String> row) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            match -> {
              String name = match.group(1);
              String value =
                  name.startsWith(COLUMN)
                      ? row.get(name.substring(COLUMN.length()))
                      : values.get(name);
              return Matcher.quoteReplacement(value == null ? match.group() : value);
            });
  }
}
