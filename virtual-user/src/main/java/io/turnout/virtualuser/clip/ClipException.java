package io.turnout.virtualuser.clip;

import java.io.Serial;

/** A clip cannot be had; the message names what, the value, the limit and the remedy. */
public final class ClipException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public ClipException(String message) {
    super(message);
  }
}
