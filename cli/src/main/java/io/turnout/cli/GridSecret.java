package io.turnout.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Thread-safe. The secret that a hub and its nodes share: from the environment alone, for a command
 * line is seen by all who are on the machine.
 */
public final class GridSecret {
  private static final String VARIABLE = "TURNOUT_GRID_SECRET";

  private GridSecret() {}

  public static Optional<String> fromEnvironment() {
    return Optional.ofNullable(System.getenv(VARIABLE)).filter(secret -> !secret.isBlank());
  }

  /** {@return a warning, when others can reach an event bus that asks for no secret} */
  static Optional<String> warning(String host, Optional<String> secret) {
    if (secret.isPresent() || isLoopback(host)) {
      return Optional.empty();
    }
    return Optional.of(
        "turnout: the hub is on "
            + host
            + " without "
            + VARIABLE
            + " in its environment: whoever reaches its event bus can join as a node");
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
