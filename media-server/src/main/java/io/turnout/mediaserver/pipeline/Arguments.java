package io.turnout.mediaserver.pipeline;

import io.turnout.kurento.KurentoErrorCode;
import io.turnout.kurento.KurentoException;
import io.turnout.kurento.MediaType;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Immutable. The parameters of one operation or constructor. Every failure to read one is Kurento's
 * {@code MARSHALL_ERROR}. Numbers and booleans may come as strings, as Kurento allows.
 */
public final class Arguments {
  private final String member;
  private final @Nullable JsonNode tree;

  private Arguments(String member, @Nullable JsonNode tree) {
    this.member = member;
    this.tree = tree == null || tree.isNull() ? null : tree;
    if (this.tree != null && !this.tree.isObject()) {
      throw invalid("'%s' parameter should be an object".formatted(member));
    }
  }

  /**
   * Takes the parameters of an operation.
   *
   * @param params value of {@code operationParams}, null when absent
   */
  public static Arguments ofOperation(@Nullable JsonNode params) {
    return new Arguments("operationParams", params);
  }

  /**
   * Takes the parameters of a constructor.
   *
   * @param params value of {@code constructorParams}, null when absent
   */
  public static Arguments ofConstructor(@Nullable JsonNode params) {
    return new Arguments("constructorParams", params);
  }

  int count() {
    return tree == null ? 0 : tree.size();
  }

  String string(String name) {
    JsonNode value = required(name);
    if (!value.isString()) {
      throw invalid("'%s' parameter should be a string".formatted(name));
    }
    return value.stringValue();
  }

  int integer(String name) {
    JsonNode value = required(name);
    if (value.isIntegralNumber() && value.canConvertToInt()) {
      return value.intValue();
    }
    if (value.isString() && value.stringValue().matches("-?\\d{1,9}")) {
      return Integer.parseInt(value.stringValue());
    }
    throw invalid("'%s' parameter should be an integer".formatted(name));
  }

  boolean bool(String name) {
    JsonNode value = required(name);
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    String text = value.isString() ? value.stringValue() : "";
    if (!text.equals("true") && !text.equals("false")) {
      throw invalid("'%s' parameter should be a boolean".formatted(name));
    }
    return text.equals("true");
  }

  boolean bool(String name, boolean absent) {
    return optional(name).isPresent() ? bool(name) : absent;
  }

  JsonNode object(String name) {
    JsonNode value = required(name);
    if (!value.isObject()) {
      throw invalid("'%s' parameter should be an object".formatted(name));
    }
    return value;
  }

  MediaType mediaType(String name) {
    String text = string(name);
    return Arrays.stream(MediaType.values())
        .filter(type -> type.name().equals(text))
        .findFirst()
        .orElseThrow(() -> invalid("Invalid value for 'MediaType'"));
  }

  Optional<MediaType> optionalMediaType(String name) {
    return optional(name).map(value -> mediaType(name));
  }

  /** {@return the parameters of a complex value among these} */
  Arguments nested(String name) {
    return new Arguments(name, object(name));
  }

  private Optional<JsonNode> optional(String name) {
    return Optional.ofNullable(tree).map(t -> t.get(name)).filter(value -> !value.isNull());
  }

  private JsonNode required(String name) {
    if (tree == null) {
      throw invalid("'%s' is required".formatted(member));
    }
    return optional(name).orElseThrow(() -> invalid("'%s' parameter is required".formatted(name)));
  }

  private static KurentoException invalid(String message) {
    return new KurentoException(KurentoErrorCode.MARSHALL_ERROR, message);
  }
}
