package io.turnout.cli.process;

import java.net.URI;
import java.util.Optional;

/**
 * The line on standard output with which a server says that it serves, and where. The parent
 * process waits for it, so that ports may be chosen by the server.
 */
public final class ReadyLine {
  private static final String PREFIX = "ready ";

  private ReadyLine() {}

  public static String format(URI uri) {
    return PREFIX + uri;
  }

  /** {@return the address, when this is such a line} */
  static Optional<URI> parse(String line) {
    if (!line.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(URI.create(line.substring(PREFIX.length()).strip()));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }
}
