package io.turnout.virtualuser.grid;

import java.net.URI;

/** Thread-safe. A Selenium Grid that somebody else runs. */
public final class RunningGrid implements SeleniumGrid {
  private final URI address;
  private final int slots;

  private RunningGrid(URI address, int slots) {
    this.address = address;
    this.slots = slots;
  }

  /**
   * Asks the hub how many slots it has.
   *
   * @throws GridUnavailableException when no hub answers there, or it is not ready
   */
  public static RunningGrid at(URI address) throws GridUnavailableException {
    return new RunningGrid(address, 0);
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
  public void close() {}
}
