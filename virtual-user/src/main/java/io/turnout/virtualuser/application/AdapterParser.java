package io.turnout.virtualuser.application;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Confined to one thread. Turns the text of an adapter file into an {@link AdapterDocument}. */
final class AdapterParser {
  private static final String NO_ANSWER = "return null;";

  private final YamlReader yaml;
  private final StepParser steps;

  private AdapterParser(String file) {
    this.yaml = new YamlReader(file);
    this.steps = new StepParser(yaml, Placeholders.NAMES);
  }

  /** Reads an adapter; the file's name is for error messages. */
  static AdapterDocument parse(String file, String text) throws AdapterFormatException {
    return new AdapterParser(file).document(text);
  }

  private AdapterDocument document(String text) throws AdapterFormatException {
    Map<String, Node> keys =
        yaml.mapping(
            yaml.root(text),
            "",
            Set.of("name", "join", "leave", "expect"),
            Set.of("failure", "participants", "portal"));
    Map<String, Node> expect =
        yaml.mapping(node(keys, "expect"), "expect", Set.of("inbound"), Set.of("outbound"));
    Node inbound = node(expect, "inbound");
    Optional<Node> outbound = Optional.ofNullable(expect.get("outbound"));
    return new AdapterDocument(
        yaml.scalar(node(keys, "name"), "name"),
        steps.steps(node(keys, "join"), "join"),
        steps.steps(node(keys, "leave"), "leave"),
        script(keys, "failure"),
        script(keys, "participants"),
        formula(inbound, "expect.inbound", "audio"),
        formula(inbound, "expect.inbound", "video"),
        outbound.isPresent() ? formula(outbound.get(), "expect.outbound", "audio") : none(),
        outbound.isPresent() ? formula(outbound.get(), "expect.outbound", "video") : none(),
        PortalParser.parse(yaml, Optional.ofNullable(keys.get("portal"))));
  }

  private String script(Map<String, Node> keys, String key) throws AdapterFormatException {
    Node node = keys.get(key);
    return node == null ? NO_ANSWER : yaml.scalar(node, key);
  }

  private static StreamFormula none() {
    return new StreamFormula(StreamFormula.Term.NUMBER, 0, 0);
  }

  private StreamFormula formula(Node node, String key, String kind) throws AdapterFormatException {
    Map<String, Node> kinds = yaml.mapping(node, key, Set.of("audio", "video"), Set.of());
    Node value = node(kinds, kind);
    String place = key + "." + kind;
    Optional<StreamFormula> formula = StreamFormula.parse(yaml.scalar(value, place).strip());
    if (formula.isEmpty()) {
      throw yaml.wrong(value, place, "a number, others, users or, for example, min(others, 9)");
    }
    return formula.get();
  }

  static Node node(Map<String, Node> keys, String key) {
    Node node = keys.get(key);
    if (node == null) {
      throw new IllegalStateException(key + " was required before");
    }
    return node;
  }
}
