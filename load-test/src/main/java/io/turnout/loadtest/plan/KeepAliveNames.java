package io.turnout.loadtest.plan;

import io.turnout.virtualuser.pattern.KeepAlive;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What plans call the signs of life. */
final class KeepAliveNames {
  static final Map<KeepAlive.Means, String> NAMES =
      Collections.unmodifiableMap(
          new EnumMap<>(
              Map.of(
                  KeepAlive.Means.MOUSE_MOVE, "mouse-move",
                  KeepAlive.Means.MESSAGE, "message",
                  KeepAlive.Means.ADAPTER_STEPS, "step")));

  private KeepAliveNames() {}

  static String of(KeepAlive.Means means) {
    return NAMES.getOrDefault(means, "");
  }

  static Optional<KeepAlive.Means> means(String name) {
    return NAMES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
