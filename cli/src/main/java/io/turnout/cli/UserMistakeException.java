package io.turnout.cli;

import org.jspecify.annotations.Nullable;

/** What was asked for cannot be done; the message says why and what helps. */
public final class UserMistakeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UserMistakeException(@Nullable String message) {
    super(message);
  }

  public UserMistakeException(@Nullable String message, Throwable cause) {
    super(message, cause);
  }
}
