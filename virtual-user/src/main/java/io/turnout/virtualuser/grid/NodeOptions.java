package io.turnout.virtualuser.grid;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a node is started with. Immutable.
 *
 * @param hub address of the hub's WebDriver port
 * @param bus ports of the hub's event bus
 * @param host address that it binds to, and at which the hub reaches it
 * @param port 0 takes a free one
 * @param slots browsers that may run at the same time
 * @param labels by which a plan may choose this node
 * @param display whether browsers may open windows, on a display that the Grid's pages show
 * @param folder under which it puts the browsers' profiles; empty: among the temporary files
 * @param sessionTimeout a browser to which nobody spoke for so long is ended
 * @param heartbeat how often it tells the hub that it lives; the hub calls it down after twice that
 * @param registration how long it tries to find the hub
 * @param secret that the hub was started with, if any
 */
public record NodeOptions(
    URI hub,
    EventBusPorts bus,
    String host,
    int port,
    BrowserSlots slots,
    List<String> labels,
    boolean display,
    Optional<Path> folder,
    Duration sessionTimeout,
    Duration heartbeat,
    Duration registration,
    Optional<String> secret) {
  private static final String LABEL = "[A-Za-z0-9._-]{1,64}";

  public NodeOptions {
    if (hub.getHost() == null || hub.getPort() == -1) {
      throw new IllegalArgumentException(
          "hub: found " + hub + ", expected an address with a port, as http://10.0.0.5:4444");
    }
    if (host.equals("0.0.0.0") || host.equals("::")) {
      throw new IllegalArgumentException(
          "host: found "
              + host
              + ", expected one address of this machine: it is also where the hub reaches the node");
    }
    if (bus.publish() == 0 || bus.subscribe() == 0) {
      throw new IllegalArgumentException(
          "event bus: found port 0, expected the two ports of the hub");
    }
    labels = List.copyOf(labels);
    for (String label : labels) {
      if (!label.matches(LABEL)) {
        throw new IllegalArgumentException(
            "label: found '" + label + "', expected letters, digits, '.', '_' or '-', 64 at most");
      }
    }
    Settings.requireSeconds("session-timeout", sessionTimeout);
    Settings.requireSeconds("heartbeat", heartbeat);
    Settings.requireSeconds("registration", registration);
  }

  /** On loopback, at a free port. */
  public static NodeOptions onLoopback(URI hub, EventBusPorts bus, BrowserSlots slots) {
    return new NodeOptions(
        hub,
        bus,
        "127.0.0.1",
        0,
        slots,
        List.of(),
        false,
        Optional.empty(),
        Duration.ofMinutes(2),
        Duration.ofSeconds(2),
        Duration.ofMinutes(2),
        Optional.empty());
  }

  /** {@return the same with these labels} */
  public NodeOptions withLabels(String... values) {
    return new NodeOptions(
        hub,
        bus,
        host,
        port,
        slots,
        List.of(values),
        display,
        folder,
        sessionTimeout,
        heartbeat,
        registration,
        secret);
  }

  /** {@return the same with a display} */
  public NodeOptions withDisplay() {
    return new NodeOptions(
        hub,
        bus,
        host,
        port,
        slots,
        labels,
        true,
        folder,
        sessionTimeout,
        heartbeat,
        registration,
        secret);
  }

  /** Says nothing of the secret. */
  @Override
  public String toString() {
    return "node on " + host + ":" + port + " with " + slots + " for " + hub;
  }
}
