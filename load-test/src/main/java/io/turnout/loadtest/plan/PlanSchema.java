package io.turnout.loadtest.plan;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published JSON Schema of plans. Thread-safe. A schema's {@code title} says what is expected
 * at its place; messages quote it.
 */
final class PlanSchema {
  private static final List<String> PARTS = List.of("browser", "scenario", "pattern");
  private static final JsonNode TREE = load();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TREE);

  private PlanSchema() {}

  static JsonNode tree() {
    return TREE;
  }

  /** Notes every place at which the document differs from the schema. */
  static void check(YamlDocument document, Problems problems) {
    for (Error error : SCHEMA.validate(document.root())) {
      String pointer = pointer(error.getInstanceLocation());
      switch (error.getKeyword()) {
        case "required" -> {
          String missing = pointer + "/" + error.getProperty();
          problems.atKey(missing, "found nothing, expected " + expected(missing));
        }
        case "additionalProperties" -> {
          List<String> known = List.copyOf(at(pointer).path("properties").propertyNames());
          String found = error.getProperty();
          problems.atKey(
              pointer + "/" + found,
              "found an unknown key, expected one of "
                  + String.join(", ", known.stream().sorted().toList())
                  + Suggestion.sentence(found, known));
        }
        default ->
            problems.atValue(
                pointer,
                "found "
                    + Found.describe(error.getInstanceNode())
                    + ", expected "
                    + expected(pointer));
      }
    }
  }

  /** {@return what is expected at this place, as a clause} */
  static String expected(String pointer) {
    return at(pointer).path("title").asString("something else");
  }

  private static JsonNode at(String pointer) {
    JsonNode schema = TREE;
    for (String element : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
      if (!element.isEmpty()) {
        schema = resolved(child(schema, element));
      }
    }
    return schema;
  }

  private static JsonNode child(JsonNode schema, String element) {
    JsonNode items = schema.path("items");
    if (!items.isMissingNode()) {
      return items;
    }
    JsonNode property = schema.path("properties").path(element);
    return property.isMissingNode() ? schema.path("additionalProperties") : property;
  }

  private static JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    return reference.isEmpty() ? schema : resolved(TREE.at(reference.substring(1)));
  }

  private static String pointer(NodePath path) {
    StringBuilder pointer = new StringBuilder();
    for (int i = 0; i < path.getNameCount(); i++) {
      pointer.append('/').append(path.getElement(i));
    }
    return pointer.toString();
  }

  /** The parts refer to each other by file name, as editors want it; here they become one. */
  private static JsonNode load() {
    ObjectNode whole = part("plan");
    ObjectNode definitions = (ObjectNode) whole.path("$defs");
    for (String name : PARTS) {
      ObjectNode part = part(name);
      part.remove("$schema");
      definitions.set(name, part);
    }
    return whole;
  }

  private static ObjectNode part(String name) {
    String file = name + ".schema.json";
    try (InputStream in = PlanSchema.class.getResourceAsStream(file)) {
      String text =
          new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
      String here = PARTS.contains(name) ? "#/$defs/" + name : "#";
      text = text.replace("\"$ref\": \"#/", "\"$ref\": \"" + here + "/");
      text = text.replace("\"$ref\": \"plan.schema.json#/", "\"$ref\": \"#/");
      for (String other : PARTS) {
        text =
            text.replace(
                "\"$ref\": \"" + other + ".schema.json#/", "\"$ref\": \"#/$defs/" + other + "/");
        text =
            text.replace(
                "\"$ref\": \"" + other + ".schema.json\"", "\"$ref\": \"#/$defs/" + other + "\"");
      }
      return (ObjectNode) new JsonMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
