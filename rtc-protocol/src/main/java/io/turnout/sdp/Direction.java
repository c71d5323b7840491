package io.turnout.sdp;

import java.util.Locale;
import java.util.Optional;

/** Which way media flows in an m-section, as its writer sees it (RFC 8866, section 6.7). */
public enum Direction {
  SENDRECV(true, true),
  SENDONLY(true, false),
  RECVONLY(false, true),
  INACTIVE(false, false);

  private final boolean sends;
  private final boolean receives;

  Direction(boolean sends, boolean receives) {
    this.sends = sends;
    this.receives = receives;
  }

  public boolean sends() {
    return sends;
  }

  public boolean receives() {
    return receives;
  }

  public static Direction of(boolean sends, boolean receives) {
    if (sends) {
      return receives ? SENDRECV : SENDONLY;
    }
    return receives ? RECVONLY : INACTIVE;
  }

  /** {@return what the other side may answer to this when it wants all (RFC 3264, section 6.1)} */
  public Direction reversed() {
    return of(receives, sends);
  }

  /** {@return the directions that both have} */
  public Direction and(Direction other) {
    return of(sends && other.sends, receives && other.receives);
  }

  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Direction> fromToken(String token) {
    return switch (token) {
      case "sendrecv" -> Optional.of(SENDRECV);
      case "sendonly" -> Optional.of(SENDONLY);
      case "recvonly" -> Optional.of(RECVONLY);
      case "inactive" -> Optional.of(INACTIVE);
      default -> Optional.empty();
    };
  }
}
