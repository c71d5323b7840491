package io.turnout.transport.server;

import io.turnout.srtp.SrtpFailure;
import io.turnout.transport.DropCause;

/** Names the drop that an SRTP failure is. */
final class SrtpDrops {
  private SrtpDrops() {}

  static DropCause causeOf(int failure) {
    return switch (failure) {
      case SrtpFailure.AUTHENTICATION -> DropCause.AUTHENTICATION;
      case SrtpFailure.REPLAY -> DropCause.REPLAY;
      case SrtpFailure.TOO_MANY_STREAMS -> DropCause.TOO_MANY_STREAMS;
      case SrtpFailure.INDEX_REUSED, SrtpFailure.KEY_EXHAUSTED -> DropCause.INDEX_REUSED;
      default -> DropCause.MALFORMED;
    };
  }
}
