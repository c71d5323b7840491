package io.turnout.loadtest.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * A YAML text as a tree that remembers where each key and value stands. Confined to one thread.
 * Places in the tree are written like JSON pointers, without escapes.
 */
final class YamlDocument {
  private static final YAMLMapper MAPPER = new YAMLMapper();

  /** Lines and columns from 1. */
  record Position(int line, int column) {
    static final Position START = new Position(1, 1);

    private static Position of(TokenStreamLocation location) {
      return new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
  }

  /** A text that is no YAML, or YAML that a plan does not use. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Position position;
    private final String problem;

    Malformed(Position position, String problem) {
      super(problem);
      this.position = position;
      this.problem = problem;
    }

    String problem() {
      return problem;
    }

    Position position() {
      return position;
    }
  }

  private final Map<String, Position> keys = new HashMap<>();
  private final Map<String, Position> values = new HashMap<>();
  private final JsonNode root;

  private YamlDocument(String yaml) throws Malformed {
    try (JsonParser parser = MAPPER.createParser(yaml)) {
      if (parser.nextToken() == null) {
        throw new Malformed(Position.START, "found nothing, expected a plan");
      }
      root = value(parser, "");
      if (parser.nextToken() != null) {
        throw new Malformed(
            Position.of(parser.currentTokenLocation()),
            "found a second document, expected one plan in a file");
      }
    } catch (JacksonException e) {
      TokenStreamLocation location = e.getLocation();
      throw new Malformed(
          location == null ? Position.START : Position.of(location),
          "found no valid YAML: " + firstLine(e.getOriginalMessage()));
    }
  }

  static YamlDocument parse(String yaml) throws Malformed {
    return new YamlDocument(yaml);
  }

  JsonNode root() {
    return root;
  }

  /** {@return where the value of this pointer stands, else where its key or its parent's does} */
  Position valuePosition(String pointer) {
    Position position = values.get(pointer);
    return position != null ? position : keyPosition(pointer);
  }

  /** {@return where the key of this pointer stands, else its parent's} */
  Position keyPosition(String pointer) {
    for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
      Position position = keys.get(at);
      if (position != null) {
        return position;
      }
    }
    return Position.START;
  }

  private JsonNode value(JsonParser parser, String pointer) throws Malformed {
    Position position = Position.of(parser.currentTokenLocation());
    values.put(pointer, position);
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      throw new Malformed(position, "found an alias, expected the value itself");
    }
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, pointer);
      case START_ARRAY -> array(parser, pointer);
      case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> nodes.booleanNode(true);
      case VALUE_FALSE -> nodes.booleanNode(false);
      case VALUE_NULL -> nodes.nullNode();
      case VALUE_STRING -> nodes.stringNode(parser.getString());
      default -> throw new Malformed(position, "found " + parser.currentToken());
    };
  }

  private ObjectNode object(JsonParser parser, String pointer) throws Malformed {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      String child = pointer + "/" + name;
      Position position = Position.of(parser.currentTokenLocation());
      if (object.has(name)) {
        throw new Malformed(position, "found the key '" + name + "' twice, expected it once");
      }
      keys.put(child, position);
      parser.nextToken();
      object.set(name, value(parser, child));
    }
    return object;
  }

  private ArrayNode array(JsonParser parser, String pointer) throws Malformed {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String child = pointer + "/" + array.size();
      keys.put(child, Position.of(parser.currentTokenLocation()));
      array.add(value(parser, child));
    }
    return array;
  }

  private static String firstLine(String message) {
    List<String> lines = message.lines().toList();
    return lines.isEmpty() ? "unreadable" : lines.getFirst().strip();
  }
}
