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

/** Confined to one thread. Reads lists of steps. */
final class StepParser {
  private static final Set<String> STEPS =
      Set.of("open", "fill", "click", "draw", "run", "waitFor");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|min)");

  private final YamlReader yaml;
  private final List<String> placeholders;

  /**
   * A parser of steps whose texts may have these placeholders.
   *
   * @param placeholders without braces
   */
  StepParser(YamlReader yaml, List<String> placeholders) {
    this.yaml = yaml;
    this.placeholders = List.copyOf(placeholders);
  }

  /** {@return the steps of a list of them, at least one} */
  List<Step> steps(Node node, String key) throws AdapterFormatException {
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
      case "draw" -> new Step.Draw(template(value, place));
      case "run" -> new Step.Run(yaml.scalar(value, place));
      case "fill" -> {
        Map<String, Node> parts = yaml.mapping(value, place, Set.of("selector", "text"), Set.of());
        yield new Step.Fill(
            template(AdapterParser.node(parts, "selector"), place + ".selector"),
            template(AdapterParser.node(parts, "text"), place + ".text"));
      }
      default -> waitFor(value, place);
    };
  }

  private Step waitFor(Node node, String key) throws AdapterFormatException {
    Map<String, Node> parts =
        yaml.mapping(node, key, Set.of(), Set.of("selector", "state", "script", "timeout"));
    Optional<Duration> timeout =
        parts.containsKey("timeout")
            ? Optional.of(duration(AdapterParser.node(parts, "timeout"), key + ".timeout"))
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

  /** {@return a text of which only known placeholders are part} */
  Template template(Node node, String key) throws AdapterFormatException {
    String text = yaml.scalar(node, key);
    try {
      return Template.of(text, placeholders);
    } catch (IllegalArgumentException e) {
      throw yaml.problem(node, key, "found " + e.getMessage());
    }
  }
}
