package io.turnout.sdp;

import java.util.Locale;
import java.util.Optional;

/** Values of the {@code setup} attribute (RFC 4145, RFC 8842): who starts the DTLS handshake. */
public enum SetupRole {
  ACTPASS,
  /** The DTLS client. */
  ACTIVE,
  /** The DTLS server. */
  PASSIVE,
  HOLDCONN;

  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<SetupRole> fromToken(String token) {
    return switch (token) {
      case "actpass" -> Optional.of(ACTPASS);
      case "active" -> Optional.of(ACTIVE);
      case "passive" -> Optional.of(PASSIVE);
      case "holdconn" -> Optional.of(HOLDCONN);
      default -> Optional.empty();
    };
  }
}
