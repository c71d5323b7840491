package io.turnout.virtualuser.grid;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openqa.selenium.grid.commands.Hub;
import org.openqa.selenium.grid.config.CompoundConfig;
import org.openqa.selenium.grid.config.MapConfig;
import org.openqa.selenium.grid.config.MemoizedConfig;
import org.openqa.selenium.grid.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread-safe. Selenium Grid's hub inside this process: it has no browsers, its nodes have. */
public final class GridHub implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GridHub.class);

  private final URI address;
  private final EventBusPorts bus;
  private final Server<?> server;
  private final AtomicBoolean closed = new AtomicBoolean();

  private GridHub(URI address, EventBusPorts bus, Server<?> server) {
    this.address = address;
    this.bus = bus;
    this.server = server;
  }

  /**
   * Starts it and returns when it answers.
   *
   * @throws GridUnavailableException when a port is taken
   */
  public static GridHub start(HubOptions options) throws GridUnavailableException {
    try {
      String host = options.host();
      int port = FreePorts.orFree(options.port(), host);
      EventBusPorts bus =
          new EventBusPorts(
              FreePorts.orFree(options.bus().publish(), host),
              FreePorts.orFree(options.bus().subscribe(), host));
      FreePorts.requireFree(port, host);
      FreePorts.requireFree(bus.publish(), host);
      FreePorts.requireFree(bus.subscribe(), host);
      Server<?> server = new EmbeddedHub().server(Settings.hub(options, port, bus));
      server.start();
      URI address = URI.create("http://" + host + ":" + port);
      GridHub hub = new GridHub(address, bus, server);
      hub.awaitAnswer();
      return hub;
    } catch (IOException | RuntimeException e) {
      throw new GridUnavailableException(
          "the hub could not be started on " + options.host() + ": " + e.getMessage(), e);
    }
  }

  /** Selenium Grid's own command; it shows its defaults and its server to subclasses only. */
  private static final class EmbeddedHub extends Hub {
    Server<?> server(Map<String, Object> settings) {
      return asServer(
          new MemoizedConfig(new CompoundConfig(new MapConfig(settings), getDefaultConfig())));
    }
  }

  /** A hub without nodes answers, but is never ready. */
  private void awaitAnswer() throws IOException {
    boolean answers = false;
    try {
      answers = GridStatus.await(address, status -> true);
    } finally {
      if (!answers) {
        close();
      }
    }
  }

  /** {@return where sessions are asked for, and the Grid's status is} */
  public URI address() {
    return address;
  }

  /** {@return the Grid's own pages, which show its nodes and sessions} */
  public URI userInterface() {
    return address.resolve("/ui");
  }

  /** {@return the ports that nodes must be told} */
  public EventBusPorts bus() {
    return bus;
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      server.stop();
    } catch (RuntimeException e) {
      LOG.warn("the hub did not stop cleanly: {}", e.toString());
    }
  }
}
