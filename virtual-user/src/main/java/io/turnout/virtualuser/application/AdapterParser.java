package io.turnout.virtualuser.application;

import io.turnout.report.record.UserAction;
import io.turnout.virtualuser.probe.PageQuestions;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;

/** Confined to one thread. Turns the text of an adapter file into an {@link AdapterDocument}. */
final class AdapterParser {
  private static final String NO_ANSWER = "return null;";

  private final YamlReader yaml;

  private AdapterParser(String file) {
    this.yaml = new YamlReader(file);
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
            Set.of("failure", "participants", "joinWithoutCamera", "actions", "observe", "portal"));
    Map<String, Node> expect =
        yaml.mapping(node(keys, "expect"), "expect", Set.of("inbound"), Set.of("outbound"));
    Node inbound = node(expect, "inbound");
    Optional<Node> outbound = Optional.ofNullable(expect.get("outbound"));
    return new AdapterDocument(
        yaml.scalar(node(keys, "name"), "name"),
        steps(Placeholders.JOIN_NAMES).steps(node(keys, "join"), "join"),
        joinWithoutCamera(keys),
        steps(Placeholders.NAMES).steps(node(keys, "leave"), "leave"),
        actions(keys),
        questions(keys),
        formula(inbound, "expect.inbound", "audio"),
        formula(inbound, "expect.inbound", "video"),
        outbound.isPresent() ? formula(outbound.get(), "expect.outbound", "audio") : none(),
        outbound.isPresent() ? formula(outbound.get(), "expect.outbound", "video") : none(),
        PortalParser.parse(yaml, Optional.ofNullable(keys.get("portal"))));
  }

  private Map<UserAction, List<Step>> actions(Map<String, Node> keys)
      throws AdapterFormatException {
    Map<UserAction, List<Step>> actions = new EnumMap<>(UserAction.class);
    Node section = keys.get("actions");
    if (section == null) {
      return actions;
    }
    Set<String> ids =
        Arrays.stream(UserAction.values()).map(UserAction::id).collect(Collectors.toSet());
    Map<String, Node> steps = yaml.mapping(section, "actions", Set.of(), ids);
    for (UserAction action : UserAction.values()) {
      Node node = steps.get(action.id());
      if (node != null) {
        actions.put(
            action, steps(Placeholders.namesFor(action)).steps(node, "actions." + action.id()));
      }
    }
    return actions;
  }

  private Optional<List<Step>> joinWithoutCamera(Map<String, Node> keys)
      throws AdapterFormatException {
    Node node = keys.get("joinWithoutCamera");
    return node == null
        ? Optional.empty()
        : Optional.of(steps(Placeholders.JOIN_NAMES).steps(node, "joinWithoutCamera"));
  }

  private StepParser steps(List<String> placeholders) {
    return new StepParser(yaml, placeholders);
  }

  private PageQuestions questions(Map<String, Node> keys) throws AdapterFormatException {
    Node section = keys.get("observe");
    Map<String, Node> observe =
        section == null
            ? Map.of()
            : yaml.mapping(section, "observe", Set.of(), Set.of("messages", "strokes", "tracks"));
    return new PageQuestions(
        script(keys, "failure"),
        script(keys, "participants"),
        observed(observe, "messages"),
        observed(observe, "strokes"),
        observed(observe, "tracks"));
  }

  private Optional<String> observed(Map<String, Node> observe, String key)
      throws AdapterFormatException {
    Node node = observe.get(key);
    return node == null ? Optional.empty() : Optional.of(yaml.scalar(node, "observe." + key));
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
