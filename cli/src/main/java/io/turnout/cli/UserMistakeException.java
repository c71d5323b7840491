package io.turnout.cli;

/** What was asked for cannot be done; the message says why and what helps. */
public final class UserMistakeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UserMistakeException(String message) {
    super(message);
  }
}
