package io.turnout.virtualuser.application;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Confined to one thread. Reads YAML strictly; every error names file, line, key, found, expected.
 */
final class YamlReader {
  private static final int MAX_LENGTH_SHOWN = 60;

  private final String file;

  YamlReader(String file) {
    this.file = file;
  }

  Node root(String text) throws AdapterFormatException {
    try {
      LoadSettings settings =
          LoadSettings.builder().setLabel(file).setAllowDuplicateKeys(false).build();
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        throw new AdapterFormatException(file + ": found an empty file, expected an adapter");
      }
      return root.get();
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
      throw new AdapterFormatException(file + line + ": not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new AdapterFormatException(file + ": not YAML: " + e.getMessage());
    }
  }

  /** The values of a mapping by key, none of which is unknown or missing. */
  Map<String, Node> mapping(Node node, String key, Set<String> required, Set<String> optional)
      throws AdapterFormatException {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(node, key, "keys " + required);
    }
    Map<String, Node> values = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String name = scalar(tuple.getKeyNode(), key);
      String child = key.isEmpty() ? name : key + "." + name;
      if (!required.contains(name) && !optional.contains(name)) {
        throw problem(
            tuple.getKeyNode(),
            child,
            "unknown key, expected one of " + listed(required, optional));
      }
      if (values.put(name, tuple.getValueNode()) != null) {
        throw problem(tuple.getKeyNode(), child, "the key is there twice, expected once");
      }
    }
    for (String name : required) {
      if (!values.containsKey(name)) {
        String child = key.isEmpty() ? name : key + "." + name;
        throw problem(node, child, "found nothing, expected this key");
      }
    }
    return values;
  }

  List<Node> sequence(Node node, String key) throws AdapterFormatException {
    if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
      throw wrong(node, key, "a list of steps");
    }
    return sequence.getValue();
  }

  String scalar(Node node, String key) throws AdapterFormatException {
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
      throw wrong(node, key, "text");
    }
    return scalar.getValue();
  }

  AdapterFormatException wrong(Node node, String key, String expected) {
    return problem(node, key, "found " + shown(node) + ", expected " + expected);
  }

  AdapterFormatException problem(Node node, String key, String problem) {
    String line = node.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
    String place = key.isEmpty() ? "" : key + ": ";
    return new AdapterFormatException(file + line + ": " + place + problem);
  }

  private static String shown(Node node) {
    return switch (node) {
      case ScalarNode scalar when scalar.getValue().isBlank() -> "nothing";
      case ScalarNode scalar -> {
        String value = scalar.getValue().strip();
        yield '"'
            + (value.length() > MAX_LENGTH_SHOWN
                ? value.substring(0, MAX_LENGTH_SHOWN) + "…"
                : value)
            + '"';
      }
      case SequenceNode _ -> "a list";
      case MappingNode _ -> "keys and values";
      default -> "something else";
    };
  }

  private static String listed(Set<String> required, Set<String> optional) {
    Set<String> all = new TreeSet<>(required);
    all.addAll(optional);
    return String.join(", ", all);
  }
}
