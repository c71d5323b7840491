package io.turnout.loadtest.evidence;

import io.turnout.report.record.VirtualUserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Confined to its user's thread. When a user's page is shown though all is well. Users have their
 * turns at different times: pictures cost the load machine CPU.
 */
final class ScreenshotTurns {
  private final Optional<Duration> every;
  private final double offset;
  private @Nullable Instant next;

  ScreenshotTurns(Optional<Duration> every, VirtualUserId user) {
    this.every = every;
    this.offset = (user.hashCode() & 0xff) / 256.0;
  }

  /** {@return why a picture is due now, if it is; turns that were missed do not pile up} */
  Optional<Cause> due(Instant now) {
    if (every.isEmpty()) {
      return Optional.empty();
    }
    Duration interval = every.get();
    if (next == null) {
      next = now.plusMillis((long) (interval.toMillis() * offset));
    }
    if (now.isBefore(next)) {
      return Optional.empty();
    }
    while (!next.isAfter(now)) {
      next = next.plus(interval);
    }
    return Optional.of(
        new Cause(now, "every " + interval.toSeconds() + " s", Cause.Scope.SCREENSHOT));
  }
}
