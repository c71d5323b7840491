package io.turnout.loadtest;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Thread-safe. The one time axis of a run: begins with the machine's clock and goes on evenly even
 * when that clock is set.
 */
final class RunClock implements InstantSource {
  private final Instant begin = Instant.now();
  private final long beginNs = System.nanoTime();

  @Override
  public Instant instant() {
    return begin.plusNanos(System.nanoTime() - beginNs);
  }
}
