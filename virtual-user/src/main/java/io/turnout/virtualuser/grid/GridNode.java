package io.turnout.virtualuser.grid;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.events.EventBus;
import org.openqa.selenium.grid.config.Config;
import org.openqa.selenium.grid.config.MapConfig;
import org.openqa.selenium.grid.data.NodeRemovedEvent;
import org.openqa.selenium.grid.node.Node;
import org.openqa.selenium.grid.node.httpd.NodeServer;
import org.openqa.selenium.grid.server.EventBusOptions;
import org.openqa.selenium.grid.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. A node of a Selenium Grid inside this process. Its browsers end with it, also when
 * the process is told to end; when the process is killed outright, {@link BrowserProcesses#of} the
 * folder ends them.
 */
public final class GridNode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GridNode.class);

  private final URI address;
  private final EmbeddedNode node;
  private final Server<?> server;
  private final BrowserProcesses processes;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread shutdownHook;

  private GridNode(URI address, EmbeddedNode node, Server<?> server, BrowserProcesses processes) {
    this.address = address;
    this.node = node;
    this.server = server;
    this.processes = processes;
    this.shutdownHook = new Thread(processes::end, "node-shutdown");
  }

  /**
   * Starts it and returns when the hub has taken it.
   *
   * @throws GridUnavailableException when a browser or its driver is missing or they do not fit
   *     together, the port is taken, or the hub does not take it in time
   */
  public static GridNode start(NodeOptions options) throws GridUnavailableException {
    return start(options, Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  static GridNode start(NodeOptions options, String path) throws GridUnavailableException {
    List<InstalledBrowser> browsers = new ArrayList<>();
    for (BrowserProduct product : options.slots().counts().keySet()) {
      browsers.add(InstalledBrowser.find(product, path));
    }
    GridNode started = null;
    BrowserProcesses processes = null;
    boolean taken = false;
    try {
      int port = FreePorts.orFree(options.port(), options.host());
      FreePorts.requireFree(port, options.host());
      processes = BrowserProcesses.inNewFolder(options.folder());
      Optional<VirtualDisplay> display =
          options.display()
              ? Optional.of(VirtualDisplay.start(processes.folder(), path))
              : Optional.empty();
      List<Settings.Offer> offers = offers(options, browsers, processes, display);
      EmbeddedNode node = new EmbeddedNode();
      Server<?> server = node.asServer(new MapConfig(Settings.node(options, port, offers)));
      URI address = URI.create("http://" + options.host() + ":" + port);
      started = new GridNode(address, node, server, processes);
      Runtime.getRuntime().addShutdownHook(started.shutdownHook);
      server.start();
      taken =
          GridStatus.await(options.hub(), options.registration(), status -> isUp(status, address));
      return started;
    } catch (IOException | RuntimeException e) {
      throw new GridUnavailableException(
          "the node on "
              + options.host()
              + " did not get into the Grid of "
              + options.hub()
              + ": "
              + e.getMessage()
              + "; is the hub there, are its event bus ports "
              + options.bus().publish()
              + " and "
              + options.bus().subscribe()
              + ", and have both the same secret?",
          e);
    } finally {
      if (!taken && started != null) {
        started.close();
      } else if (!taken && processes != null) {
        processes.end();
      }
    }
  }

  private static boolean isUp(GridStatus status, URI address) {
    return status.nodes().stream().anyMatch(node -> node.isUp() && node.address().equals(address));
  }

  private static List<Settings.Offer> offers(
      NodeOptions options,
      List<InstalledBrowser> browsers,
      BrowserProcesses processes,
      Optional<VirtualDisplay> display)
      throws IOException {
    Map<BrowserProduct, Integer> slots = options.slots().counts();
    List<Settings.Offer> offers = new ArrayList<>();
    for (InstalledBrowser browser : browsers) {
      offers.add(
          new Settings.Offer(
              browser,
              processes.driverScript(browser, display.map(VirtualDisplay::name)),
              slots.getOrDefault(browser.product(), 0),
              options.slots().forced(),
              display,
              options.labels()));
    }
    return offers;
  }

  /** Selenium Grid's own command; what it makes is seen by subclasses only. */
  private static final class EmbeddedNode extends NodeServer {
    private @Nullable Node node;
    private @Nullable EventBus bus;

    @Override
    protected Handlers createHandlers(Config config) {
      Handlers handlers = super.createHandlers(config);
      node = new org.openqa.selenium.grid.node.config.NodeOptions(config).getNode();
      bus = new EventBusOptions(config).getEventBus();
      return handlers;
    }

    /** Tells the hub, so that it need not find out. */
    void leave() {
      if (bus != null && node != null) {
        bus.fire(new NodeRemovedEvent(node.getStatus()));
      }
    }

    void closeBus() {
      if (bus != null) {
        bus.close();
      }
    }
  }

  /** {@return where the hub reaches it} */
  public URI address() {
    return address;
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
    boolean programEnds = !removeShutdownHook();
    try {
      node.leave();
      server.stop();
      if (!programEnds) {
        // The Grid's own hook still speaks over it when the program ends.
        node.closeBus();
      }
    } catch (RuntimeException e) {
      LOG.warn("the node did not stop cleanly: {}", e.toString());
    }
    processes.end();
  }

  private boolean removeShutdownHook() {
    try {
      return Runtime.getRuntime().removeShutdownHook(shutdownHook);
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
