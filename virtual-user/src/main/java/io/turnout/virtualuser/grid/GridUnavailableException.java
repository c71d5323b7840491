package io.turnout.virtualuser.grid;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** There is no Grid to be had; the message names the cause and the remedy. */
public final class GridUnavailableException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public GridUnavailableException(String message) {
    super(message);
  }

  public GridUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
