package io.turnout.virtualuser.grid;

import java.time.Duration;
import java.util.Optional;

/**
 * What a hub is started with. Immutable.
 *
 * @param host address that it binds to; {@code 0.0.0.0} binds to all
 * @param port of WebDriver, of the status and of the Grid's pages; 0 takes a free one
 * @param bus where nodes tell that they live
 * @param requestTimeout longest time that a request for a browser waits for a free slot
 * @param concurrentStarts browsers that are being started at the same time; the hub only waits for
 *     the nodes then, so its own cores say nothing about it
 * @param secret that nodes must know, if any
 */
public record HubOptions(
    String host,
    int port,
    EventBusPorts bus,
    Duration requestTimeout,
    int concurrentStarts,
    Optional<String> secret) {
  /** Selenium Grid's own port. */
  public static final int DEFAULT_PORT = 4444;

  public HubOptions {
    Settings.requireSeconds("request-timeout", requestTimeout);
    if (concurrentStarts < 1) {
      throw new IllegalArgumentException(
          "concurrent-starts: found " + concurrentStarts + ", expected at least 1");
    }
  }

  /** On loopback, at free ports. */
  public static HubOptions onLoopback() {
    return new HubOptions(
        "127.0.0.1", 0, new EventBusPorts(0, 0), Duration.ofMinutes(2), 32, Optional.empty());
  }

  /** Says nothing of the secret. */
  @Override
  public String toString() {
    return "hub on " + host + ":" + port + ", event bus " + bus;
  }
}
