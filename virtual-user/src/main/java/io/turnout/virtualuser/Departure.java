package io.turnout.virtualuser;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Thread-safe. Says when a user is to leave. Asked once an observation. */
@FunctionalInterface
public interface Departure {
  /**
   * {@return whether it is time to leave}
   *
   * @param connectedAt when media was first proven; empty while joining
   */
  boolean isDue(Instant now, Optional<Instant> connectedAt);

  /** {@return leave at this time, connected or not} */
  static Departure at(Instant end) {
    return (now, _) -> !now.isBefore(end);
  }

  /** {@return leave when this time has passed since proof of media} */
  static Departure afterConnectedFor(Duration hold) {
    return (now, connectedAt) ->
        connectedAt.isPresent() && !now.isBefore(connectedAt.get().plus(hold));
  }
}
