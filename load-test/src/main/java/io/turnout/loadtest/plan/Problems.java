package io.turnout.loadtest.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong in one plan. Confined to one thread. */
final class Problems {
  private final String file;
  private final YamlDocument document;
  private final List<PlanError> errors = new ArrayList<>();
  private final Set<String> pointers = new HashSet<>();

  Problems(String file, YamlDocument document) {
    this.file = file;
    this.document = document;
  }

  /** Notes a wrong value; only the first for each place. */
  void atValue(String pointer, String problem) {
    if (pointers.add(pointer)) {
      add(document.valuePosition(pointer), pointer, problem);
    }
  }

  /** Notes a wrong or missing key. */
  void atKey(String pointer, String problem) {
    if (pointers.add(pointer)) {
      add(document.keyPosition(pointer), pointer, problem);
    }
  }

  boolean isAt(String pointer) {
    return pointers.contains(pointer);
  }

  boolean isEmpty() {
    return errors.isEmpty();
  }

  List<PlanError> inOrder() {
    return errors.stream()
        .sorted(
            Comparator.comparingInt(PlanError::line)
                .thenComparingInt(PlanError::column)
                .thenComparing(PlanError::key))
        .toList();
  }

  private void add(YamlDocument.Position position, String pointer, String problem) {
    errors.add(new PlanError(file, position.line(), position.column(), key(pointer), problem));
  }

  /** {@return e.g. {@code monitors[0].kurento.url} for {@code /monitors/0/kurento/url}} */
  private static String key(String pointer) {
    return pointer.isEmpty()
        ? ""
        : pointer.substring(1).replaceAll("/([0-9]+)(?=/|$)", "[$1]").replace('/', '.');
  }
}
