package io.turnout.virtualuser.grid;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openqa.selenium.grid.commands.Standalone;
import org.openqa.selenium.grid.config.CompoundConfig;
import org.openqa.selenium.grid.config.MapConfig;
import org.openqa.selenium.grid.config.MemoizedConfig;
import org.openqa.selenium.grid.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. A Selenium Grid, hub and node in one, inside this process. Its browsers end with it,
 * also when the process is told to end; when the process is killed outright, {@link
 * BrowserProcesses#of} the folder ends them.
 */
public final class StandaloneGrid implements SeleniumGrid {
  private static final Logger LOG = LoggerFactory.getLogger(StandaloneGrid.class);

  private final URI address;
  private final int slots;
  private final Duration idleTimeout;
  private final InstalledBrowser browser;
  private final Server<?> server;
  private final BrowserProcesses processes;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread shutdownHook;

  private StandaloneGrid(
      URI address,
      GridOptions options,
      InstalledBrowser browser,
      Server<?> server,
      BrowserProcesses processes) {
    this.address = address;
    this.slots = options.slots();
    this.idleTimeout = options.sessionTimeout();
    this.browser = browser;
    this.server = server;
    this.processes = processes;
    this.shutdownHook = new Thread(processes::end, "grid-shutdown");
  }

  /**
   * Starts it and returns when it is ready.
   *
   * @throws GridUnavailableException when browser or driver are missing or do not fit together, or
   *     the port is taken
   */
  public static StandaloneGrid start(GridOptions options) throws GridUnavailableException {
    InstalledBrowser browser = InstalledBrowser.find(BrowserProduct.CHROME);
    BrowserProcesses processes = null;
    try {
      int port = FreePorts.orFree(options.port(), options.host());
      processes = BrowserProcesses.inNewFolder(Optional.empty());
      Settings.Offer offer =
          new Settings.Offer(
              browser,
              processes.driverScript(browser),
              options.slots(),
              false,
              Optional.empty(),
              List.of());
      Server<?> server = new EmbeddedStandalone().server(Settings.standalone(options, port, offer));
      server.start();
      URI address = URI.create("http://" + options.host() + ":" + port);
      GridStatus.awaitReady(address);
      StandaloneGrid grid = new StandaloneGrid(address, options, browser, server, processes);
      Runtime.getRuntime().addShutdownHook(grid.shutdownHook);
      return grid;
    } catch (IOException | RuntimeException e) {
      if (processes != null) {
        processes.end();
      }
      throw new GridUnavailableException(
          "the Grid could not be started on " + options.host() + ": " + e.getMessage(), e);
    }
  }

  /** Selenium Grid's own command; it shows its defaults and its server to subclasses only. */
  private static final class EmbeddedStandalone extends Standalone {
    Server<?> server(Map<String, Object> settings) {
      return asServer(
          new MemoizedConfig(new CompoundConfig(new MapConfig(settings), getDefaultConfig())));
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
    return GridStatus.startsOn(slots);
  }

  @Override
  public Optional<Duration> idleTimeout() {
    return Optional.of(idleTimeout);
  }

  /** {@return the browser that it starts} */
  public InstalledBrowser browser() {
    return browser;
  }

  /** {@return the drivers and browsers that it started} */
  public BrowserProcesses processes() {
    return processes;
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      server.stop();
    } catch (RuntimeException e) {
      LOG.warn("the Grid did not stop cleanly: {}", e.toString());
    }
    processes.end();
    try {
      Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (IllegalStateException e) {
      LOG.debug("the program is ending; its hook finds nothing left");
    }
  }
}
