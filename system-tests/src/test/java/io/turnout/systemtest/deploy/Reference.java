package io.turnout.systemtest.deploy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * That a place in a template names another one. Immutable.
 *
 * @param kind what is named
 * @param name of a parameter, resource, condition or mapping
 * @param detail attribute, or the two keys of a mapping as {@code Key.Key}; empty where there is
 *     none
 * @param where in the template
 */
record Reference(Kind kind, String name, String detail, String where) {
  enum Kind {
    /** A parameter, a resource or a pseudo parameter. */
    VALUE,
    PARAMETER,
    RESOURCE,
    ATTRIBUTE,
    CONDITION,
    MAPPING
  }

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");

  /** {@return all references of a template} */
  static List<Reference> of(JsonNode template) {
    List<Reference> found = new ArrayList<>();
    for (String section : List.of("Rules", "Conditions", "Resources", "Outputs")) {
      for (Map.Entry<String, JsonNode> entry : template.path(section).properties()) {
        String where = section + "." + entry.getKey();
        attributes(entry.getValue(), where, found);
        walk(entry.getValue(), where, found);
      }
    }
    for (JsonNode group : groups(template)) {
      for (JsonNode parameter : group.path("Parameters").values()) {
        found.add(new Reference(Kind.PARAMETER, parameter.asString(), "", "ParameterGroups"));
      }
    }
    return found;
  }

  private static Iterable<JsonNode> groups(JsonNode template) {
    return template
        .path("Metadata")
        .path("AWS::CloudFormation::Interface")
        .path("ParameterGroups")
        .values();
  }

  /** What stands beside the properties of a resource or output. */
  private static void attributes(JsonNode entry, String where, List<Reference> found) {
    JsonNode condition = entry.path("Condition");
    if (condition.isString() && entry.size() > 1) {
      found.add(new Reference(Kind.CONDITION, condition.asString(), "", where));
    }
    JsonNode dependsOn = entry.path("DependsOn");
    if (dependsOn.isString()) {
      found.add(new Reference(Kind.RESOURCE, dependsOn.asString(), "", where));
    }
    dependsOn
        .values()
        .forEach(name -> found.add(new Reference(Kind.RESOURCE, name.asString(), "", where)));
  }

  private static void walk(JsonNode node, String where, List<Reference> found) {
    if (node.isArray()) {
      int index = 0;
      for (JsonNode item : node.values()) {
        walk(item, where + "[" + index++ + "]", found);
      }
      return;
    }
    boolean single = node.size() == 1;
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      JsonNode argument = entry.getValue();
      if (single) {
        function(entry.getKey(), argument, where, found);
      }
      walk(argument, where + "." + entry.getKey(), found);
    }
  }

  private static void function(
      String name, JsonNode argument, String where, List<Reference> found) {
    switch (name) {
      case "Ref" -> found.add(new Reference(Kind.VALUE, argument.asString(), "", where));
      case "Fn::GetAtt" ->
          found.add(new Reference(Kind.ATTRIBUTE, part(argument, 0), part(argument, 1), where));
      case "Fn::Sub" -> variables(argument, where, found);
      case "Fn::If" -> found.add(new Reference(Kind.CONDITION, part(argument, 0), "", where));
      case "Condition" -> found.add(new Reference(Kind.CONDITION, argument.asString(), "", where));
      case "Fn::FindInMap" ->
          found.add(
              new Reference(
                  Kind.MAPPING,
                  part(argument, 0),
                  part(argument, 1) + "." + part(argument, 2),
                  where));
      default -> {
        // Its arguments are walked like any others.
      }
    }
  }

  private static void variables(JsonNode argument, String where, List<Reference> found) {
    String text = argument.isString() ? argument.asString() : part(argument, 0);
    Set<String> own = new HashSet<>();
    argument.path(1).properties().forEach(entry -> own.add(entry.getKey()));
    Matcher variable = VARIABLE.matcher(text);
    while (variable.find()) {
      String name = variable.group(1);
      int dot = name.indexOf('.');
      if (dot > 0) {
        found.add(
            new Reference(Kind.ATTRIBUTE, name.substring(0, dot), name.substring(dot + 1), where));
      } else if (!own.contains(name)) {
        found.add(new Reference(Kind.VALUE, name, "", where));
      }
    }
  }

  private static String part(JsonNode list, int index) {
    return list.path(index).asString("");
  }
}
