package io.turnout.cli.process;

/** A server process ended, or did not say that it serves in time. The message is for the user. */
public final class ServerStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ServerStartException(String message) {
    super(message);
  }
}
