package io.turnout.loadtest.plan;

import tools.jackson.databind.JsonNode;

/** Says what was found, for messages. */
final class Found {
  private static final int LONGEST = 60;

  private Found() {}

  static String describe(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return "nothing";
    }
    if (node.isArray()) {
      return "a list of " + node.size();
    }
    if (node.isObject()) {
      return node.isEmpty()
          ? "an empty object"
          : "an object with " + String.join(", ", node.propertyNames());
    }
    if (node.isString()) {
      String text = node.stringValue();
      return "'" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + "'";
    }
    return node.asString();
  }
}
