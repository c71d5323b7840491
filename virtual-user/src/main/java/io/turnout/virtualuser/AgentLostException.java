package io.turnout.virtualuser;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The agent of a user is gone, or no longer answers. */
public final class AgentLostException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public AgentLostException(String message) {
    super(message);
  }

  public AgentLostException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
