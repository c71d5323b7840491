package io.turnout.systemtest.deploy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Confined to one thread. A template with values for its parameters, worked out as CloudFormation
 * does. A resource stands for its own id, {@code Hub}, and its attributes for theirs, {@code
 * Hub.PrivateIp}.
 */
final class Deployment {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");

  private static final Map<String, String> PSEUDO_PARAMETERS =
      Map.of(
          "AWS::Partition", "aws",
          "AWS::Region", "eu-central-1",
          "AWS::StackId", "arn:aws:cloudformation:eu-central-1:123456789012:stack/grid/0",
          "AWS::StackName", "grid");

  private final JsonNode template;
  private final Map<String, String> parameters = new HashMap<>();

  /**
   * @param given the parameters that are not to have their defaults
   */
  Deployment(JsonNode template, Map<String, String> given) {
    this.template = template;
    for (Map.Entry<String, JsonNode> entry : template.path("Parameters").properties()) {
      JsonNode standard = entry.getValue().path("Default");
      if (standard.isString()) {
        parameters.put(entry.getKey(), standard.asString());
      }
    }
    parameters.putAll(given);
  }

  /**
   * {@return the resources that would be made, with all functions worked out}
   *
   * @throws IllegalStateException when one refers to a resource that would not be there
   */
  Map<String, JsonNode> resources() {
    return present("Resources");
  }

  /**
   * {@return one of them}
   *
   * @throws IllegalStateException when it would not be there
   */
  JsonNode resource(String name) {
    return named(resources(), name);
  }

  /** {@return what an output says; fails as {@link #resource} does} */
  String output(String name) {
    return named(outputs(), name).path("Value").asString();
  }

  private static JsonNode named(Map<String, JsonNode> present, String name) {
    JsonNode found = present.get(name);
    if (found == null) {
      throw new IllegalStateException("'" + name + "' is not there");
    }
    return found;
  }

  /** {@return the outputs that would be shown; fails as {@link #resources} does} */
  Map<String, JsonNode> outputs() {
    return present("Outputs");
  }

  private Map<String, JsonNode> present(String section) {
    Map<String, JsonNode> present = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : template.path(section).properties()) {
      if (isPresent(entry.getValue())) {
        present.put(entry.getKey(), resolve(entry.getValue(), entry.getKey()));
      }
    }
    return present;
  }

  private boolean isPresent(JsonNode entry) {
    JsonNode condition = entry.path("Condition");
    return condition.isMissingNode() || holds(condition.asString());
  }

  private boolean holds(String condition) {
    return isTrue(template.path("Conditions").path(condition), condition);
  }

  private boolean isTrue(JsonNode formula, String where) {
    Map.Entry<String, JsonNode> function = formula.properties().iterator().next();
    JsonNode arguments = function.getValue();
    return switch (function.getKey()) {
      case "Condition" -> holds(arguments.asString());
      case "Fn::Equals" ->
          text(resolve(arguments.path(0), where)).equals(text(resolve(arguments.path(1), where)));
      case "Fn::Not" -> !isTrue(arguments.path(0), where);
      case "Fn::And" -> arguments.values().stream().allMatch(each -> isTrue(each, where));
      case "Fn::Or" -> arguments.values().stream().anyMatch(each -> isTrue(each, where));
      default -> throw new IllegalStateException(where + ": not a condition: " + formula);
    };
  }

  private JsonNode resolve(JsonNode node, String where) {
    if (node.isArray()) {
      ArrayNode list = NODES.arrayNode();
      for (JsonNode item : node.values()) {
        JsonNode value = resolve(item, where);
        if (!value.isMissingNode()) {
          list.add(value);
        }
      }
      return list;
    }
    if (!node.isObject()) {
      return node;
    }
    if (node.size() == 1) {
      Map.Entry<String, JsonNode> only = node.properties().iterator().next();
      if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
        return call(only.getKey(), only.getValue(), where);
      }
    }
    ObjectNode object = NODES.objectNode();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      JsonNode value = resolve(entry.getValue(), where);
      if (!value.isMissingNode()) {
        object.set(entry.getKey(), value);
      }
    }
    return object;
  }

  private JsonNode call(String function, JsonNode argument, String where) {
    return switch (function) {
      case "Ref" ->
          argument.asString().equals("AWS::NoValue")
              ? MissingNode.getInstance()
              : NODES.stringNode(named(argument.asString(), where));
      case "Fn::GetAtt" ->
          NODES.stringNode(
              named(argument.path(0).asString() + "." + argument.path(1).asString(), where));
      case "Fn::Sub" -> NODES.stringNode(substitute(argument, where));
      case "Fn::If" -> resolve(argument.path(holds(argument.path(0).asString()) ? 1 : 2), where);
      case "Fn::Join" -> NODES.stringNode(join(argument, where));
      case "Fn::FindInMap" ->
          template
              .path("Mappings")
              .path(argument.path(0).asString())
              .path(argument.path(1).asString())
              .path(argument.path(2).asString());
      case "Fn::Base64" -> resolve(argument, where);
      default -> throw new IllegalStateException(where + ": cannot work out " + function);
    };
  }

  private String named(String name, String where) {
    if (parameters.containsKey(name) || PSEUDO_PARAMETERS.containsKey(name)) {
      return parameters.getOrDefault(name, PSEUDO_PARAMETERS.getOrDefault(name, ""));
    }
    JsonNode resource = template.path("Resources").path(name.split("\\.", 2)[0]);
    if (resource.isMissingNode() || !isPresent(resource)) {
      throw new IllegalStateException(where + " refers to '" + name + "', which is not there");
    }
    return name;
  }

  private String substitute(JsonNode argument, String where) {
    String text = argument.isString() ? argument.asString() : argument.path(0).asString();
    JsonNode own = argument.path(1);
    Matcher variable = VARIABLE.matcher(text);
    return variable.replaceAll(
        match -> {
          String name = match.group(2);
          String value =
              !match.group(1).isEmpty()
                  ? "${" + name + "}"
                  : own.has(name) ? text(resolve(own.path(name), where)) : named(name, where);
          return Matcher.quoteReplacement(value);
        });
  }

  private String join(JsonNode argument, String where) {
    return String.join(
        argument.path(0).asString(),
        resolve(argument.path(1), where).values().stream().map(Deployment::text).toList());
  }

  private static String text(JsonNode value) {
    return value.asString();
  }
}
