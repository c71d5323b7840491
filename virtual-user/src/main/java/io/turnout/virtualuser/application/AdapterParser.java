package io.turnout.virtualuser.application;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** Confined to one thread. Turns the text of an adapter file into an {@link AdapterDocument}. */
final class AdapterParser {
  private static final Set<String> STEPS = Set.of("open", "fill", "click", "run", "waitFor");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|min)");
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
            Set.of("failure", "participants"));
    Map<String, Node> expect =
        yaml.mapping(node(keys, "expect"), "expect", Set.of("inbound"), Set.of("outbound"));
    Node inbound = node(expect, "inbound");
    Optional<Node> outbound = Optional.ofNullable(expect.get("outbound"));
    return new AdapterDocument(
        yaml.scalar(node(keys, "name"), "name"),
        steps(node(keys, "join"), "join"),
        steps(node(keys, "leave"), "leave"),
        script(keys, "failure"),
        script(keys, "participants"),
        formula(inbound, "expect.inbound", "audio"),
        formula(inbound, "expect.inbound", "video"),
        outbound.isPresent() ? formula(outbound.get(), "expect.outbound", "audio") : none(),
        outbound.isPresent() ? formula(outbound.get(), "expect.outbound", "video") : none());
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

  private List<Step> steps(Node node, String key) throws AdapterFormatException {
    List<Step> steps = new ArrayList<>();
    for (Node step : yaml.sequence(node, key)) {
      steps.add(step(step, key + "[" + steps.size() + "]"));
    }
    return steps;
  }

  private Step step(Node node, String key) throws AdapterFormatException {
    Map<String, Node> keys = yaml.mapping(node, key, Set.of(), STEPS);
    if (keys.size() != 1) {
      throw yaml.problem(
          node,
          key,
          "found " + keys.size() + " steps " + keys.keySet() + ", expected one; begin each with -");
    }
    Map.Entry<String, Node> entry = keys.entrySet().iterator().next();
    Node value = entry.getValue();
    String place = key + "." + entry.getKey();
    return switch (entry.getKey()) {
      case "open" -> new Step.Open(template(value, place));
      case "click" -> new Step.Click(template(value, place));
      case "run" -> new Step.Run(yaml.scalar(value, place));
      case "fill" -> {
        Map<String, Node> parts = yaml.mapping(value, place, Set.of("selector", "text"), Set.of());
        yield new Step.Fill(
            template(node(parts, "selector"), place + ".selector"),
            template(node(parts, "text"), place + ".text"));
      }
      default -> waitFor(value, place);
    };
  }

  private Step waitFor(Node node, String key) throws AdapterFormatException {
    Map<String, Node> parts =
        yaml.mapping(node, key, Set.of(), Set.of("selector", "state", "script", "timeout"));
    Optional<Duration> timeout =
        parts.containsKey("timeout")
            ? Optional.of(duration(node(parts, "timeout"), key + ".timeout"))
            : Optional.empty();
    Node script = parts.get("script");
    Node selector = parts.get("selector");
    if (script != null && selector == null && !parts.containsKey("state")) {
      return new Step.WaitForScript(yaml.scalar(script, key + ".script"), timeout);
    }
    if (selector == null || script != null) {
      throw yaml.problem(
          node,
          key,
          "found " + parts.keySet() + ", expected either script, or selector (and state)");
    }
    Node state = parts.get("state");
    return new Step.WaitForElement(
        template(selector, key + ".selector"),
        state == null ? Step.Presence.PRESENT : presence(state, key + ".state"),
        timeout);
  }

  private Step.Presence presence(Node node, String key) throws AdapterFormatException {
    String word = yaml.scalar(node, key);
    for (Step.Presence presence : Step.Presence.values()) {
      if (presence.keyword().equals(word)) {
        return presence;
      }
    }
    throw yaml.wrong(
        node,
        key,
        "one of "
            + String.join(
                ", ", Arrays.stream(Step.Presence.values()).map(Step.Presence::keyword).toList()));
  }

  private Duration duration(Node node, String key) throws AdapterFormatException {
    Matcher matcher = DURATION.matcher(yaml.scalar(node, key).toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw yaml.wrong(node, key, "a time such as 500ms, 10s or 2min");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      default -> Duration.ofMinutes(amount);
    };
  }

  private Template template(Node node, String key) throws AdapterFormatException {
    String text = yaml.scalar(node, key);
    try {
      return new Template(text);
    } catch (IllegalArgumentException e) {
      throw yaml.problem(node, key, "found " + e.getMessage());
    }
  }

  private static Node node(Map<String, Node> keys, String key) {
    Node node = keys.get(key);
    if (node == null) {
      throw new IllegalStateException(key + " was required before");
    }
    return node;
  }
}
