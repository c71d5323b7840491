package io.turnout.loadtest.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Thread-safe. Lets one user in each interval show the portal beside its own page. */
final class PortalTurns {
  private final Optional<Duration> every;
  private Instant next = Instant.MIN;

  PortalTurns(Optional<Duration> every) {
    this.every = every;
  }

  synchronized boolean isDue(Instant now) {
    if (every.isEmpty() || now.isBefore(next)) {
      return false;
    }
    next = now.plus(every.get());
    return true;
  }
}
