package io.turnout.virtualuser.grid;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Thread-safe. A Selenium Grid that somebody else runs. */
public final class RunningGrid implements SeleniumGrid {
  private final URI address;
  private final int slots;
  private final int startsAtOnce;
  private final Optional<Duration> idleTimeout;
  private final List<String> warnings;

  private RunningGrid(URI address, GridStatus status) {
    this.address = address;
    this.slots = status.slots();
    this.startsAtOnce = status.startsAtOnce();
    this.idleTimeout = status.idleTimeout();
    this.warnings = status.warnings();
  }

  /**
   * Asks the hub how many slots it has.
   *
   * @throws GridUnavailableException when no hub answers there, or it is not ready
   */
  public static RunningGrid at(URI address) throws GridUnavailableException {
    try {
      GridStatus status = GridStatus.of(address);
      if (!status.ready() || status.slots() == 0) {
        throw new GridUnavailableException(
            "the Grid at "
                + address
                + " is not ready: "
                + status.slots()
                + " slots on nodes that are up; start or add nodes");
      }
      return new RunningGrid(address, status);
    } catch (IOException e) {
      throw new GridUnavailableException(
          "no Selenium Grid answers at " + address + ": " + e.getMessage(), e);
    }
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public int slots() {
    return slots;
  }

  @Override
  public int startsAtOnce() {
    return startsAtOnce;
  }

  @Override
  public Optional<Duration> idleTimeout() {
    return idleTimeout;
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public void close() {}
}
