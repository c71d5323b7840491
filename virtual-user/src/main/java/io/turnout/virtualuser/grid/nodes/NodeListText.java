package io.turnout.virtualuser.grid.nodes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Confined to one thread. The form with one address a line, {@code #} before comments. */
final class NodeListText {
  private static final String WORDS =
      "chrome=NUMBER, firefox=NUMBER, port=NUMBER, address=HOST, labels=A,B or hub";

  private final String file;

  NodeListText(String file) {
    this.file = file;
  }

  List<ListedNode> parse(String text) throws NodeListException {
    List<ListedNode> nodes = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      int comment = line.indexOf('#');
      String content = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (!content.isEmpty()) {
        try {
          nodes.add(node(number, content.split("\\s+", -1)));
        } catch (IllegalArgumentException e) {
          throw new NodeListException(file + ":" + number + ": " + e.getMessage());
        }
      }
    }
    return nodes;
  }

  private static ListedNode node(int line, String[] words) {
    NodeSettings settings = new NodeSettings(line);
    settings.machine(words[0]);
    Set<String> seen = new HashSet<>();
    for (int i = 1; i < words.length; i++) {
      String word = words[i];
      int equals = word.indexOf('=');
      String key = equals < 0 ? word : word.substring(0, equals);
      if (!seen.add(key)) {
        throw new IllegalArgumentException("found " + key + " twice, expected it once");
      }
      if (equals < 0 && !key.equals("hub")) {
        throw new IllegalArgumentException("found \"" + word + "\", expected " + WORDS);
      }
      take(settings, key, word.substring(equals + 1), word);
    }
    return settings.node();
  }

  private static void take(NodeSettings settings, String key, String value, String word) {
    switch (key) {
      case "chrome", "firefox" -> settings.slots(key, value);
      case "port" -> settings.gridPort(value);
      case "address" -> settings.gridHost(value);
      case "labels" -> {
        for (String label : value.split(",", -1)) {
          settings.label(label);
        }
      }
      case "hub" -> {
        if (!word.equals("hub")) {
          throw new IllegalArgumentException("found \"" + word + "\", expected hub alone");
        }
        settings.hub(true);
      }
      default -> throw new IllegalArgumentException("found \"" + word + "\", expected " + WORDS);
    }
  }
}
