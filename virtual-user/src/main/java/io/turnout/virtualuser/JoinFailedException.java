package io.turnout.virtualuser;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The application did not let the user in; the message names what was waited for. */
public final class JoinFailedException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public JoinFailedException(String message) {
    super(message);
  }

  public JoinFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
