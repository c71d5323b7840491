package io.turnout.loadtest.plan;

import java.util.ArrayList;
import java.util.List;

/** Takes a text of comma-separated values apart (RFC 4180). Confined to one call. */
final class CsvText {
  private final String name;
  private final String text;
  private final List<List<String>> records = new ArrayList<>();
  private List<String> record = new ArrayList<>();
  private int at;

  CsvText(String name, String text) {
    this.name = name;
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** {@return all records; empty lines are none} */
  List<List<String>> records() {
    while (at < text.length()) {
      record.add(isAt('"') ? quoted() : plain());
      if (isAt(',')) {
        at++;
        if (at == text.length()) {
          record.add("");
        }
      } else {
        endOfLine();
      }
    }
    endOfRecord();
    return records;
  }

  private boolean isAt(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private String plain() {
    int begin = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(begin, at);
  }

  private String quoted() {
    int line = records.size() + 1;
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        value.append(c);
      } else if (isAt('"')) {
        value.append('"');
        at++;
      } else {
        return value.toString();
      }
    }
    throw new IllegalArgumentException(
        name + ": record " + line + ": found no closing quotation mark, expected one");
  }

  private void endOfLine() {
    if (at < text.length() && !isAt('\r') && !isAt('\n')) {
      throw new IllegalArgumentException(
          name
              + ": record "
              + (records.size() + 1)
              + ": found '"
              + text.charAt(at)
              + "' behind a closing quotation mark, expected a comma or the end of the line");
    }
    if (isAt('\r')) {
      at++;
    }
    if (isAt('\n')) {
      at++;
    }
    endOfRecord();
  }

  private void endOfRecord() {
    boolean isEmptyLine = record.size() == 1 && record.getFirst().isBlank();
    if (!record.isEmpty() && !isEmptyLine) {
      records.add(record);
    }
    record = new ArrayList<>();
  }
}
