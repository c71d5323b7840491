package io.turnout.virtualuser.pattern;

import java.time.Duration;

/**
 * What a user does so that nothing takes it for gone. Immutable.
 *
 * @param every time between two signs of life
 */
public record KeepAlive(Duration every, Means means) {
  public KeepAlive {
    if (!every.isPositive()) {
      throw new IllegalArgumentException("every: found " + every + ", expected more than nothing");
    }
  }

  /** How a user shows that it is there. */
  public enum Means {
    /** Moves the mouse over the page. */
    MOUSE_MOVE,
    /** Writes a message; it is verified as any other. */
    MESSAGE,
    /** Does the adapter's own {@code keep-alive} steps. */
    ADAPTER_STEPS
  }
}
