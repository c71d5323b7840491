package io.turnout.loadtest.plan;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of comma-separated values with a header (RFC 4180). Immutable.
 *
 * @param columns names from the first line
 * @param rows as many values as there are columns each
 */
public record CsvTable(Path file, List<String> columns, List<List<String>> rows) {
  private static final long LONGEST_BYTES = 16L * 1024 * 1024;

  public CsvTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** {@return the values of a row by column, rows from 0} */
  public Map<String, String> row(int number) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      row.put(columns.get(i), rows.get(number).get(i));
    }
    return row;
  }

  /**
   * Reads a table.
   *
   * @throws IllegalArgumentException when it is none; the message names the line
   */
  static CsvTable read(Path file) {
    try {
      long bytes = Files.size(file);
      if (bytes > LONGEST_BYTES) {
        throw new IllegalArgumentException(
            file + " has " + bytes + " bytes, expected at most " + LONGEST_BYTES);
      }
      return parse(file, Files.readString(file, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + " is no UTF-8", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "found '"
              + file.getFileName()
              + "', expected a file that can be read; there is no "
              + file,
          e);
    }
  }

  static CsvTable parse(Path file, String text) {
    List<List<String>> records = new CsvText(file.toString(), text).records();
    if (records.isEmpty()) {
      throw new IllegalArgumentException(
          file + " is empty, expected a first line with the names of the columns");
    }
    List<String> columns = records.getFirst().stream().map(String::strip).toList();
    if (new HashSet<>(columns).size() < columns.size() || columns.contains("")) {
      throw new IllegalArgumentException(
          file + ":1: found " + columns + ", expected a name of its own for each column");
    }
    List<List<String>> rows = new ArrayList<>(records.subList(1, records.size()));
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).size() != columns.size()) {
        throw new IllegalArgumentException(
            file
                + ": row "
                + (i + 1)
                + " has "
                + rows.get(i).size()
                + " values, expected "
                + columns.size()
                + " as in the first line");
      }
    }
    return new CsvTable(file, columns, rows);
  }
}
