package io.turnout.systemtest.deploy;

import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pure. Reads a CloudFormation template: YAML whose tags are functions, which come out in their
 * long form, {@code {"Ref": "Hub"}}. Every scalar comes out as text.
 */
final class TemplateReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Text here, truth values in YAML 1.1, which CloudFormation reads. */
  private static final Pattern AMBIGUOUS =
      Pattern.compile("y|n|yes|no|on|off", Pattern.CASE_INSENSITIVE);

  private TemplateReader() {}

  /**
   * @throws IllegalArgumentException when CloudFormation would refuse or misread it
   */
  static JsonNode read(String yaml) {
    LoadSettings settings = LoadSettings.builder().setLabel("template").build();
    return value(new Compose(settings).composeString(yaml).orElseThrow());
  }

  private static JsonNode value(Node node) {
    if (node.getAnchor().isPresent()) {
      throw new IllegalArgumentException(at(node) + "an alias, which CloudFormation refuses");
    }
    JsonNode plain =
        switch (node) {
          case ScalarNode scalar -> text(scalar);
          case SequenceNode sequence -> list(sequence);
          case MappingNode mapping -> mapping(mapping);
          default -> throw new IllegalArgumentException(at(node) + "found " + node.getNodeType());
        };
    String tag = node.getTag().getValue();
    return tag.startsWith("!") ? function(tag.substring(1), plain) : plain;
  }

  private static JsonNode text(ScalarNode scalar) {
    if (scalar.isPlain() && AMBIGUOUS.matcher(scalar.getValue()).matches()) {
      throw new IllegalArgumentException(at(scalar) + "'" + scalar.getValue() + "' needs quotes");
    }
    return NODES.stringNode(scalar.getValue());
  }

  private static JsonNode list(SequenceNode sequence) {
    ArrayNode list = NODES.arrayNode();
    sequence.getValue().forEach(item -> list.add(value(item)));
    return list;
  }

  private static JsonNode mapping(MappingNode mapping) {
    ObjectNode object = NODES.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = ((ScalarNode) tuple.getKeyNode()).getValue();
      if (object.has(key)) {
        throw new IllegalArgumentException(at(tuple.getKeyNode()) + "'" + key + "' stands twice");
      }
      object.set(key, value(tuple.getValueNode()));
    }
    return object;
  }

  private static JsonNode function(String tag, JsonNode argument) {
    ObjectNode function = NODES.objectNode();
    switch (tag) {
      case "Ref", "Condition" -> function.set(tag, argument);
      case "GetAtt" -> function.set("Fn::GetAtt", resourceAndAttribute(argument));
      default -> function.set("Fn::" + tag, argument);
    }
    return function;
  }

  private static JsonNode resourceAndAttribute(JsonNode argument) {
    if (!argument.isString()) {
      return argument;
    }
    ArrayNode pair = NODES.arrayNode();
    List.of(argument.asString().split("\\.", 2)).forEach(pair::add);
    return pair;
  }

  private static String at(Node node) {
    return "line " + node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0) + ": ";
  }
}
