package io.turnout.virtualuser.grid.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Confined to one thread. The form for those who want to say more of a machine. */
final class NodeListYaml {
  private static final String KEYS =
      "address, slots, port, grid-address, labels, hub, jdk, executables, environment";

  private final String file;

  NodeListYaml(String file) {
    this.file = file;
  }

  /** Takes a key and its value. */
  @FunctionalInterface
  private interface Entry {
    void take(String key, Node value) throws NodeListException;
  }

  List<ListedNode> parse(String text) throws NodeListException {
    List<ListedNode> nodes = new ArrayList<>();
    each(
        root(text),
        (key, value) -> {
          if (!key.equals("nodes")) {
            throw problem(value, "found the key " + key + ", expected nodes");
          }
          for (Node element : list(value, "a list of machines")) {
            nodes.add(node(element));
          }
        });
    return nodes;
  }

  private Node root(String text) throws NodeListException {
    try {
      LoadSettings settings =
          LoadSettings.builder().setLabel(file).setAllowDuplicateKeys(false).build();
      Optional<Node> root = new Compose(settings).composeString(text);
      return root.orElseThrow(
          () -> new NodeListException(file + ": found an empty file, expected nodes"));
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
      throw new NodeListException(file + line + ": not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new NodeListException(file + ": not YAML: " + e.getMessage());
    }
  }

  private ListedNode node(Node element) throws NodeListException {
    NodeSettings settings = new NodeSettings(line(element));
    if (element instanceof ScalarNode address) {
      return checked(
          element,
          () -> {
            settings.machine(address.getValue());
            return settings.node();
          });
    }
    each(element, (key, value) -> setting(settings, key, value));
    return checked(element, settings::node);
  }

  private void setting(NodeSettings settings, String key, Node value) throws NodeListException {
    switch (key) {
      case "address" -> settings.machine(text(value));
      case "port" -> settings.gridPort(text(value));
      case "grid-address" -> settings.gridHost(text(value));
      case "hub" -> settings.hub(truth(value));
      case "jdk" -> settings.jdk(text(value));
      case "labels" -> {
        for (Node label : list(value, "a list of labels")) {
          settings.label(text(label));
        }
      }
      case "slots" -> each(value, (browser, count) -> settings.slots(browser, text(count)));
      case "executables" -> each(value, (name, path) -> settings.executable(name, text(path)));
      case "environment" ->
          each(value, (name, content) -> settings.environment(name, text(content)));
      default -> throw problem(value, "found the key " + key + ", expected one of " + KEYS);
    }
  }

  private void each(Node node, Entry entry) throws NodeListException {
    if (!(node instanceof MappingNode mapping)) {
      throw problem(node, "found " + kind(node) + ", expected keys and values");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = text(tuple.getKeyNode());
      try {
        entry.take(key, tuple.getValueNode());
      } catch (IllegalArgumentException e) {
        throw problem(tuple.getKeyNode(), key + ": " + e.getMessage());
      }
    }
  }

  private ListedNode checked(Node node, Supplier<ListedNode> reading) throws NodeListException {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw problem(node, String.valueOf(e.getMessage()));
    }
  }

  private List<Node> list(Node node, String expected) throws NodeListException {
    if (!(node instanceof SequenceNode sequence)) {
      throw problem(node, "found " + kind(node) + ", expected " + expected);
    }
    return sequence.getValue();
  }

  private boolean truth(Node node) throws NodeListException {
    return switch (text(node)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw problem(node, "found \"" + text(node) + "\", expected true or false");
    };
  }

  private String text(Node node) throws NodeListException {
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
      throw problem(node, "found " + kind(node) + ", expected text");
    }
    return scalar.getValue();
  }

  private static String kind(Node node) {
    return switch (node) {
      case ScalarNode scalar when scalar.getValue().isBlank() -> "nothing";
      case ScalarNode scalar -> "\"" + scalar.getValue() + "\"";
      case SequenceNode _ -> "a list";
      default -> "keys and values";
    };
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private NodeListException problem(Node node, String problem) {
    return new NodeListException(file + ":" + line(node) + ": " + problem);
  }
}
