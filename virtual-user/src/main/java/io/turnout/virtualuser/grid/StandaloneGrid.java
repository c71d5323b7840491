package io.turnout.virtualuser.grid;

import java.net.URI;

/** Thread-safe. A Selenium Grid, hub and node in one, inside this process. */
public final class StandaloneGrid implements SeleniumGrid {
  private final GridOptions options;

  private StandaloneGrid(GridOptions options) {
    this.options = options;
  }

  /**
   * Starts it and returns when it is ready.
   *
   * @throws GridUnavailableException when browser or driver are missing or do not fit together
   */
  public static StandaloneGrid start(GridOptions options) throws GridUnavailableException {
    return new StandaloneGrid(options);
  }

  @Override
  public URI address() {
    return URI.create("http://" + options.host() + ":" + options.port());
  }

  @Override
  public int slots() {
    return options.slots();
  }

  @Override
  public void close() {}
}
