package io.turnout.virtualuser.grid.nodes;

import io.turnout.virtualuser.machine.MachineAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One machine of a node list. Immutable.
 *
 * @param line of the list, from 1
 * @param machine where it is reached by SSH
 * @param gridHost where the hub reaches it; the machine's own address unless the list says
 *     otherwise
 * @param gridPort of the node
 * @param slots browsers by WebDriver's name for them; empty: Chrome, as many as the machine carries
 * @param hub whether the hub runs here, too
 * @param labels by which a plan may choose it
 * @param jdk folder of the JDK; empty: looked for
 * @param executables paths by the names {@code chrome}, {@code chromedriver}, {@code firefox},
 *     {@code geckodriver}; others are looked for
 * @param environment variables of the node's process
 */
public record ListedNode(
    int line,
    MachineAddress machine,
    String gridHost,
    int gridPort,
    Map<String, Integer> slots,
    boolean hub,
    List<String> labels,
    Optional<String> jdk,
    Map<String, String> executables,
    Map<String, String> environment) {
  /** Selenium Grid's own port of a node. */
  public static final int DEFAULT_GRID_PORT = 5555;

  static final List<String> BROWSERS = List.of("chrome", "firefox");

  /** Of one browser, on one machine. */
  static final int MAX_SLOTS = 1000;

  public ListedNode {
    slots = Map.copyOf(slots);
    labels = List.copyOf(labels);
    executables = Map.copyOf(executables);
    environment = Map.copyOf(environment);
  }

  /** {@return host and port of the node, as in its URI} */
  public String gridPlace() {
    return (gridHost.indexOf(':') < 0 ? gridHost : "[" + gridHost + "]") + ":" + gridPort;
  }

  /** {@return how a person names it; as in the list} */
  public String name() {
    return gridPort == DEFAULT_GRID_PORT ? machine.toString() : machine + " port=" + gridPort;
  }

  /** {@return whether a person means this one: its address, its host, or its place in the Grid} */
  public boolean isNamed(String text) {
    return text.equals(machine.toString())
        || text.equals(machine.host())
        || text.equals(gridHost)
        || text.equals(gridPlace())
        || text.equals(name());
  }
}
