package io.turnout.virtualuser.grid.nodes;

import io.turnout.virtualuser.machine.MachineAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Confined to one thread. What is read of one machine, whichever form the list has. Every method
 * throws {@link IllegalArgumentException} that says what was found and what was expected.
 */
final class NodeSettings {
  static final Set<String> EXECUTABLES = Set.of("chrome", "chromedriver", "firefox", "geckodriver");

  private static final int MAX_PORT = 65535;
  private static final String HOST = "[A-Za-z0-9][A-Za-z0-9._-]*|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*";
  private static final String LABEL = "[A-Za-z0-9._-]{1,64}";
  private static final String VARIABLE = "[A-Za-z_][A-Za-z0-9_]*";

  private final int line;
  private final Map<String, Integer> slots = new HashMap<>();
  private final List<String> labels = new ArrayList<>();
  private final Map<String, String> executables = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private @Nullable MachineAddress machine;
  private @Nullable String gridHost;
  private @Nullable String jdk;
  private int gridPort = ListedNode.DEFAULT_GRID_PORT;
  private boolean hub;

  NodeSettings(int line) {
    this.line = line;
  }

  void machine(String text) {
    machine = MachineAddress.parse(text);
  }

  void slots(String browser, String text) {
    if (!ListedNode.BROWSERS.contains(browser)) {
      throw wrong(browser, "one of " + String.join(", ", ListedNode.BROWSERS));
    }
    slots.put(browser, number(browser, text, ListedNode.MAX_SLOTS));
  }

  void gridPort(String text) {
    gridPort = number("port", text, MAX_PORT);
  }

  void gridHost(String text) {
    if (!text.matches(HOST)) {
      throw wrong(text, "a name or address at which the hub reaches the node");
    }
    gridHost = text;
  }

  void label(String text) {
    if (!text.matches(LABEL)) {
      throw wrong(text, "a label of letters, digits, '.', '_' or '-', 64 at most");
    }
    labels.add(text);
  }

  void hub(boolean value) {
    hub = value;
  }

  void jdk(String folder) {
    jdk = path(folder);
  }

  void executable(String name, String file) {
    if (!EXECUTABLES.contains(name)) {
      throw wrong(name, "one of " + String.join(", ", EXECUTABLES.stream().sorted().toList()));
    }
    executables.put(name, path(file));
  }

  void environment(String name, String value) {
    if (!name.matches(VARIABLE)) {
      throw wrong(name, "the name of an environment variable");
    }
    environment.put(name, value);
  }

  ListedNode node() {
    if (machine == null) {
      throw new IllegalArgumentException("found no address, expected " + MachineAddress.FORM);
    }
    return new ListedNode(
        line,
        machine,
        gridHost == null ? machine.host() : gridHost,
        gridPort,
        slots,
        hub,
        labels,
        Optional.ofNullable(jdk),
        executables,
        environment);
  }

  private static String path(String text) {
    if (!text.startsWith("/") || text.indexOf('|') >= 0 || text.indexOf('\n') >= 0) {
      throw wrong(text, "an absolute path on that machine");
    }
    return text;
  }

  private static int number(String key, String text, int most) {
    if (!text.matches("[0-9]{1,5}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > most) {
      throw wrong(key + "=" + text, key + "=NUMBER, from 1 to " + most);
    }
    return Integer.parseInt(text);
  }

  private static IllegalArgumentException wrong(String found, String expected) {
    return new IllegalArgumentException("found \"" + found + "\", expected " + expected);
  }
}
