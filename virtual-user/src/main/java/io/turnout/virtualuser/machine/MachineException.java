package io.turnout.virtualuser.machine;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A machine cannot be reached or did not do what was asked; the message names it and the remedy.
 */
public final class MachineException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public MachineException(String message) {
    super(message);
  }

  public MachineException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
