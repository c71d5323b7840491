package io.turnout.virtualuser.grid;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Thread-safe. A browser cloud: it speaks WebDriver as a Grid does, but says nothing of its nodes,
 * and lets only those in that it knows.
 *
 * @param address without user and password
 * @param slots sessions at a time that the cloud allows
 */
public record CloudGrid(URI address, int slots, Optional<GridCredentials> credentials)
    implements SeleniumGrid {
  private static final int MOST_STARTS = 20;

  /** Clouds start each browser on a machine of its own, but limit the requests. */
  @Override
  public int startsAtOnce() {
    return Math.min(slots, MOST_STARTS);
  }

  @Override
  public Optional<Duration> idleTimeout() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
