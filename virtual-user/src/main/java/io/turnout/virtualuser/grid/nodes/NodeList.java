package io.turnout.virtualuser.grid.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The machines of a Grid. Immutable.
 *
 * @param file where the list is, for messages
 */
public record NodeList(String file, List<ListedNode> nodes) {
  public NodeList {
    nodes = List.copyOf(nodes);
  }

  /**
   * Reads a list; YAML when its name ends so.
   *
   * @throws NodeListException at the first thing that is wrong
   */
  public static NodeList read(Path file) throws IOException, NodeListException {
    String name = file.toString();
    String text = Files.readString(file);
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".yaml") || lower.endsWith(".yml")
        ? parseYaml(name, text)
        : parseText(name, text);
  }

  /** Reads a list of one address a line. */
  public static NodeList parseText(String file, String text) throws NodeListException {
    return checked(file, new NodeListText(file).parse(text));
  }

  /** Reads the same as YAML. */
  public static NodeList parseYaml(String file, String text) throws NodeListException {
    return checked(file, new NodeListYaml(file).parse(text));
  }

  private static NodeList checked(String file, List<ListedNode> nodes) throws NodeListException {
    if (nodes.isEmpty()) {
      throw new NodeListException(file + ": found no machine, expected one address a line");
    }
    Map<String, Integer> lines = new HashMap<>();
    int hubLine = 0;
    for (ListedNode node : nodes) {
      Integer earlier = lines.putIfAbsent(node.gridPlace(), node.line());
      if (earlier != null) {
        throw new NodeListException(
            "%s:%d: found %s, which is in line %d already, expected each once; a second node of a machine needs a port of its own, as port=5556"
                .formatted(file, node.line(), node.gridPlace(), earlier));
      }
      if (node.hub() && hubLine > 0) {
        throw new NodeListException(
            "%s:%d: found a second hub, expected one; the first is in line %d"
                .formatted(file, node.line(), hubLine));
      }
      hubLine = node.hub() ? node.line() : hubLine;
    }
    return new NodeList(file, nodes);
  }

  /**
   * {@return the machine that the hub runs on when none runs elsewhere: the marked or first one}
   */
  public ListedNode hubMachine() {
    return nodes.stream().filter(ListedNode::hub).findFirst().orElse(nodes.getFirst());
  }

  /**
   * Finds one by what a person calls it.
   *
   * @throws IllegalArgumentException when none or several are meant
   */
  public ListedNode named(String text) {
    List<ListedNode> meant = nodes.stream().filter(node -> node.isNamed(text)).toList();
    if (meant.size() != 1) {
      throw new IllegalArgumentException(
          "node: found "
              + text
              + ", which names "
              + (meant.isEmpty() ? "none" : "several")
              + " of "
              + file
              + ", expected one of "
              + String.join(", ", nodes.stream().map(ListedNode::gridPlace).toList()));
    }
    return meant.getFirst();
  }
}
