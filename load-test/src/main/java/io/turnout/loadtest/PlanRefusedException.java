package io.turnout.loadtest;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A valid plan that cannot be played here, e.g. because it needs more slots than the Grid has. The
 * message names what was asked, the limit and the remedy. Nothing was started.
 */
public final class PlanRefusedException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public PlanRefusedException(String message) {
    super(message);
  }

  public PlanRefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
