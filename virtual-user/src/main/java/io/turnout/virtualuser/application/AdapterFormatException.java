package io.turnout.virtualuser.application;

import java.io.Serial;

/** A file is not an application adapter; the message is for the person who wrote the file. */
public final class AdapterFormatException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public AdapterFormatException(String message) {
    super(message);
  }
}
