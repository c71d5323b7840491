package io.turnout.virtualuser;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** No agent could be started for a user; the message names the cause and the remedy. */
public final class AgentStartException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public AgentStartException(String message) {
    super(message);
  }

  public AgentStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
