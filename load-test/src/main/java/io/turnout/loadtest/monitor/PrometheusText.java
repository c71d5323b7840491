package io.turnout.loadtest.monitor;

import java.util.HashMap;
import java.util.Map;

/**
 * Reads a page in Prometheus text exposition format 0.0.4. Pure. Samples of one name with several
 * sets of labels are added up; lines that are none are passed over.
 */
final class PrometheusText {
  private PrometheusText() {}

  static Map<String, Double> sums(String page) {
    Map<String, Double> sums = new HashMap<>();
    page.lines().forEach(line -> add(line.strip(), sums));
    return sums;
  }

  private static void add(String line, Map<String, Double> sums) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    int nameEnd = 0;
    while (nameEnd < line.length() && isNamePart(line.charAt(nameEnd))) {
      nameEnd++;
    }
    int valueBegin = line.indexOf('{', nameEnd) == nameEnd ? labelsEnd(line, nameEnd) : nameEnd;
    String[] rest = line.substring(valueBegin).strip().split("\\s+", 2);
    if (nameEnd == 0 || rest[0].isEmpty()) {
      return;
    }
    try {
      double value = Double.parseDouble(rest[0]);
      if (Double.isFinite(value)) {
        sums.merge(line.substring(0, nameEnd), value, Double::sum);
      }
    } catch (NumberFormatException e) {
      // "+Inf", "NaN" and what is no number have no sample
    }
  }

  private static boolean isNamePart(char c) {
    return c == '_' || c == ':' || (c < 128 && Character.isLetterOrDigit(c));
  }

  /** {@return the index behind the closing brace; braces within quoted values do not count} */
  private static int labelsEnd(String line, int begin) {
    boolean quoted = false;
    for (int i = begin; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == '}' && !quoted) {
        return i + 1;
      }
    }
    return line.length();
  }
}
