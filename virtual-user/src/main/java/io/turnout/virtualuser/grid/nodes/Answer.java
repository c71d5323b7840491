package io.turnout.virtualuser.grid.nodes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines {@code key=value} that a script prints; other lines are passed over. Immutable.
 *
 * @param values in the order in which they came
 */
record Answer(Map<String, List<String>> values) {
  static Answer parse(String output) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    output
        .lines()
        .filter(line -> line.indexOf('=') > 0)
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              values
                  .computeIfAbsent(line.substring(0, equals), _ -> new ArrayList<>())
                  .add(line.substring(equals + 1).strip());
            });
    return new Answer(values);
  }

  List<String> all(String key) {
    return values.getOrDefault(key, List.of());
  }

  Optional<String> first(String key) {
    return all(key).stream().findFirst().filter(value -> !value.isEmpty());
  }

  Optional<Long> number(String key) {
    return first(key).filter(value -> value.matches("[0-9]{1,18}")).map(Long::valueOf);
  }
}
