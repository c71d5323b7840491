package io.turnout.mediaserver.control;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the control port listens. Immutable.
 *
 * @param port 0 for any free one
 * @param path of the WebSocket, with a slash in front
 */
public record ControlBinding(String host, int port, String path, Optional<Tls> tls) {
  /**
   * A PKCS #12 file with the server's key and certificate. Immutable.
   *
   * @param password a secret, never logged
   */
  public record Tls(Path keyStore, String password) {
    @Override
    public String toString() {
      return "Tls[keyStore=" + keyStore + ", password=***]";
    }
  }

  public ControlBinding {
    if (port < 0 || port > 0xFFFF) {
      throw new IllegalArgumentException("control port: found " + port + ", must be 0 to 65535");
    }
    if (!path.startsWith("/") || path.contains("*") || path.contains("{") || path.contains("<")) {
      throw new IllegalArgumentException(
          "control path: found '" + path + "', must be a plain path with a slash in front");
    }
  }

  /** {@return the host as a client on this machine writes it in a URI} */
  String authority() {
    return switch (host) {
      case "0.0.0.0" -> "127.0.0.1";
      case "::" -> "[::1]";
      default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    };
  }
}
