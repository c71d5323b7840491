package io.turnout.cli.grid;

import java.util.ArrayList;
import java.util.List;

/** Confined to one thread. Rows in columns that are as wide as their widest word. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... header) {
    rows.add(List.of(header));
  }

  void add(String... row) {
    if (row.length != rows.getFirst().size()) {
      throw new IllegalArgumentException(
          "found " + row.length + " columns, expected " + rows.getFirst().size());
    }
    rows.add(List.of(row));
  }

  @Override
  public String toString() {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String word = row.get(i);
        line.append(word).repeat(' ', widths[i] - word.length()).append(GAP);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
