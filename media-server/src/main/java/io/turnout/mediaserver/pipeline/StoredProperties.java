package io.turnout.mediaserver.pipeline;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * Confined to its element's event loop. Properties that are kept and given back, of the type of
 * their default, and that change nothing else.
 */
final class StoredProperties {
  private static final int PREFIX_CHARS = 3;

  private final Map<String, JsonNode> values = new LinkedHashMap<>();

  StoredProperties with(String name, int defaultValue) {
    return with(name, IntNode.valueOf(defaultValue));
  }

  StoredProperties with(String name, String defaultValue) {
    return with(name, StringNode.valueOf(defaultValue));
  }

  StoredProperties with(String name, boolean defaultValue) {
    return with(name, BooleanNode.valueOf(defaultValue));
  }

  StoredProperties with(String name, JsonNode defaultValue) {
    values.put(name, defaultValue);
    return this;
  }

  /** {@return the outcome of {@code getXxx} or {@code setXxx}, empty when xxx is not kept here} */
  Optional<JsonNode> invoke(String operation, Arguments arguments) {
    if (operation.length() <= PREFIX_CHARS) {
      return Optional.empty();
    }
    String name =
        operation.substring(PREFIX_CHARS, PREFIX_CHARS + 1).toLowerCase(Locale.ROOT)
            + operation.substring(PREFIX_CHARS + 1);
    JsonNode value = values.get(name);
    if (value == null) {
      return Optional.empty();
    }
    return switch (operation.substring(0, PREFIX_CHARS)) {
      case "get" -> Optional.of(value);
      case "set" -> {
        values.put(name, read(arguments, name, value));
        yield Optional.of(NullNode.getInstance());
      }
      default -> Optional.empty();
    };
  }

  private static JsonNode read(Arguments arguments, String name, JsonNode present) {
    if (present.isString()) {
      return StringNode.valueOf(arguments.string(name));
    }
    if (present.isInt()) {
      return IntNode.valueOf(arguments.integer(name));
    }
    return present.isBoolean() ? BooleanNode.valueOf(arguments.bool(name)) : arguments.object(name);
  }
}
