package io.turnout.virtualuser;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The application did not let a user do something; the message names what was waited for. */
public final class ActionFailedException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public ActionFailedException(String message) {
    super(message);
  }

  public ActionFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
