package io.turnout.virtualuser.grid.nodes;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a fleet is formed and cleared away. Immutable.
 *
 * @param hub one that runs already; empty: one is started on the list's machine for it
 * @param hubPort of one that is started
 * @param base folder of Turnout on each machine, below the user's home if not absolute
 * @param secret that hub and nodes share, if any
 * @param forceSlots take slots of the list even if they are more than a machine carries
 * @param upTimeout for a hub or node to be up once it is started
 * @param drainTimeout for the sessions of a node to end before it is stopped nevertheless
 * @param hubArguments more words of the command line of a hub
 * @param nodeArguments more words of the command line of each node
 */
public record FleetSettings(
    Optional<URI> hub,
    int hubPort,
    String base,
    Optional<String> secret,
    boolean forceSlots,
    Duration upTimeout,
    Duration drainTimeout,
    List<String> hubArguments,
    List<String> nodeArguments) {
  public static final int DEFAULT_HUB_PORT = 4444;

  /** In the user's home. */
  public static final String DEFAULT_BASE = ".turnout";

  public FleetSettings {
    hubArguments = List.copyOf(hubArguments);
    nodeArguments = List.copyOf(nodeArguments);
    if (!base.matches("[A-Za-z0-9._/-]+") || base.equals("/") || base.contains("..")) {
      throw new IllegalArgumentException(
          "folder: found \"" + base + "\", expected a path of letters, digits, '.', '_', '-', '/'");
    }
  }

  /** {@return the usual ones, with this hub or one that is started} */
  public static FleetSettings of(Optional<URI> hub) {
    return new FleetSettings(
        hub,
        DEFAULT_HUB_PORT,
        DEFAULT_BASE,
        Optional.empty(),
        false,
        Duration.ofMinutes(2),
        Duration.ofMinutes(1),
        List.of(),
        List.of());
  }

  /** {@return where the hub of this list is} */
  URI hubAddress(NodeList list) {
    return hub.orElseGet(
        () -> {
          String host = list.hubMachine().gridHost();
          return URI.create(
              "http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + hubPort);
        });
  }

  /** Says nothing of the secret. */
  @Override
  public String toString() {
    return "fleet of " + hub.map(URI::toString).orElse("a hub of its own") + " in " + base;
  }
}
