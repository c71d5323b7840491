package io.turnout.virtualuser.grid;

import java.time.Duration;

/**
 * What a Grid of one's own is started with. Immutable.
 *
 * @param host address that it binds to
 * @param port 0 takes a free one
 * @param slots browsers that may run at the same time
 * @param sessionTimeout a browser to which nobody spoke for so long is ended
 */
public record GridOptions(String host, int port, int slots, Duration sessionTimeout) {
  public GridOptions {
    if (slots < 1) {
      throw new IllegalArgumentException("slots: found " + slots + ", expected at least 1");
    }
  }

  /** On loopback, at a free port. */
  public static GridOptions withSlots(int slots) {
    return new GridOptions("127.0.0.1", 0, slots, Duration.ofMinutes(2));
  }
}
