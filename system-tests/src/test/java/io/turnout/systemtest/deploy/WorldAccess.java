package io.turnout.systemtest.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Pure. Finds what lets the whole world in: said so, by default, or because nothing forbids it. */
final class WorldAccess {
  private static final List<String> WORLD = List.of("0.0.0.0/0", "::/0");

  private WorldAccess() {}

  /** {@return a sentence for each rule of a security group that is, or may become, open to all} */
  static List<String> problems(JsonNode template) {
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : template.path("Resources").properties()) {
      for (JsonNode rule : rules(entry.getValue())) {
        for (String source : List.of("CidrIp", "CidrIpv6")) {
          String problem = problem(template, rule.path(source));
          if (!problem.isEmpty()) {
            problems.add("%s: %s %s".formatted(entry.getKey(), source, problem));
          }
        }
      }
    }
    return problems;
  }

  /** {@return the ingress rules that a resource is or has} */
  static List<JsonNode> rules(JsonNode resource) {
    JsonNode properties = resource.path("Properties");
    return switch (resource.path("Type").asString("")) {
      case "AWS::EC2::SecurityGroupIngress" -> List.of(properties);
      case "AWS::EC2::SecurityGroup" ->
          List.copyOf(properties.path("SecurityGroupIngress").values());
      default -> List.of();
    };
  }

  private static String problem(JsonNode template, JsonNode source) {
    if (source.isMissingNode()) {
      return "";
    }
    if (source.isString()) {
      return source.asString().endsWith("/0") ? "is open to the world" : "";
    }
    JsonNode parameter = template.path("Parameters").path(source.path("Ref").asString(""));
    if (parameter.isMissingNode()) {
      return "is neither an address nor a parameter";
    }
    if (parameter.path("Default").asString("").endsWith("/0")) {
      return "is open to the world by default";
    }
    String pattern = parameter.path("AllowedPattern").asString(".*");
    return WORLD.stream().anyMatch(world -> world.matches(pattern))
        ? "may be opened to the world: AllowedPattern does not refuse it"
        : "";
  }
}
