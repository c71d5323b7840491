package io.turnout.virtualuser.grid;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.grid.config.Config;
import org.openqa.selenium.json.Json;

/**
 * Pure. The settings of Selenium Grid's roles, by section and name as its own {@code --config}
 * files have them; why each is as it is stands in docs/grid.md.
 */
final class Settings {
  private static final String BUS = "org.openqa.selenium.events.zeromq.ZeroMqEventBus";

  /** A node is called down after two heartbeats; to look each second adds one more at most. */
  private static final int PURGE_SECONDS = 1;

  /** Finds a node whose heartbeats arrive while it cannot be reached. */
  private static final int HEALTH_CHECK_SECONDS = 10;

  /** Hub and node of a standalone Grid die together: a late heartbeat means a busy machine. */
  private static final Duration STANDALONE_HEARTBEAT = Duration.ofSeconds(60);

  private Settings() {}

  /**
   * One kind of browser on a node. Immutable.
   *
   * @param driver what starts its driver
   * @param forced whether the slots are more than the machine was reckoned to carry
   * @param display on which it can open windows, if any
   */
  record Offer(
      InstalledBrowser browser,
      Path driver,
      int slots,
      boolean forced,
      Optional<VirtualDisplay> display,
      List<String> labels) {
    private List<String> configuration() {
      return List.of(
          "display-name=" + browser.product().displayName(),
          "max-sessions=" + slots,
          "stereotype=" + new Json().toJson(stereotype()),
          "webdriver-executable=" + driver,
          Config.DELIMITER);
    }

    private Map<String, Object> stereotype() {
      Map<String, Object> stereotype = new HashMap<>();
      stereotype.put("browserName", browser.product().browserName());
      stereotype.put("browserVersion", browser.version());
      stereotype.put(
          browser.product().optionsCapability(), Map.of("binary", browser.browser().toString()));
      if (!labels.isEmpty()) {
        stereotype.put(TurnoutCapabilities.LABELS, labels);
      }
      if (forced) {
        stereotype.put(TurnoutCapabilities.FORCED_SLOTS, true);
      }
      display.ifPresent(
          shown -> {
            stereotype.put(TurnoutCapabilities.DISPLAY, true);
            // As Selenium's own containers say it; the Grid's pages ask for these.
            stereotype.put("se:vncEnabled", true);
            stereotype.put("se:noVncPort", shown.port());
          });
      return stereotype;
    }
  }

  static Map<String, Object> standalone(GridOptions options, int port, Offer offer) {
    return Map.of(
        "server",
        Map.of("host", options.host(), "port", port),
        "logging",
        logging(),
        "sessionqueue",
        Map.of("session-request-timeout", options.sessionTimeout().toSeconds()),
        "distributor",
        placement(),
        "node",
        node(List.of(offer), options.sessionTimeout(), STANDALONE_HEARTBEAT));
  }

  static Map<String, Object> hub(HubOptions options, int port, EventBusPorts bus) {
    String bound = options.host().equals("0.0.0.0") ? "*" : options.host();
    Map<String, Object> distributor = new HashMap<>(placement());
    distributor.put("purge-nodes-interval", PURGE_SECONDS);
    distributor.put("healthcheck-interval", HEALTH_CHECK_SECONDS);
    distributor.put("newsession-threadpool-size", options.concurrentStarts());
    // A browser that no node has is refused at once, not after the request's time-out.
    distributor.put("reject-unsupported-caps", true);
    return Map.of(
        "server",
        server(options.host(), port, options.secret()),
        "logging",
        logging(),
        "events",
        bus(bound, bus, true),
        "sessionqueue",
        Map.of("session-request-timeout", options.requestTimeout().toSeconds()),
        "distributor",
        distributor);
  }

  static Map<String, Object> node(NodeOptions options, int port, List<Offer> offers) {
    Map<String, Object> node =
        new HashMap<>(node(offers, options.sessionTimeout(), options.heartbeat()));
    node.put("grid-url", options.hub().toString());
    node.put("register-cycle", 1);
    node.put("register-period", options.registration().toSeconds());
    return Map.of(
        "server",
        server(options.host(), port, options.secret()),
        "logging",
        logging(),
        "events",
        bus(options.hub().getHost(), options.bus(), false),
        "distributor",
        Map.of("slot-matcher", LabelSlotMatcher.class.getName()),
        "node",
        node);
  }

  private static Map<String, Object> server(String host, int port, Optional<String> secret) {
    Map<String, Object> server = new HashMap<>(Map.of("host", host, "port", port));
    secret.ifPresent(value -> server.put("registration-secret", value));
    return server;
  }

  private static Map<String, Object> logging() {
    return Map.of("enable", false, "tracing", false);
  }

  private static Map<String, Object> bus(String host, EventBusPorts ports, boolean bind) {
    return Map.of(
        "publish",
        "tcp://" + host + ":" + ports.publish(),
        "subscribe",
        "tcp://" + host + ":" + ports.subscribe(),
        "bind",
        bind,
        "implementation",
        BUS);
  }

  private static Map<String, Object> placement() {
    return Map.of(
        "slot-matcher",
        LabelSlotMatcher.class.getName(),
        "slot-selector",
        MeetingSlotSelector.class.getName());
  }

  private static Map<String, Object> node(
      List<Offer> offers, Duration sessionTimeout, Duration heartbeat) {
    List<String> configuration = new ArrayList<>();
    offers.forEach(offer -> configuration.addAll(offer.configuration()));
    return Map.of(
        // Detection runs a helper that registers browsers that are not there.
        "detect-drivers",
        false,
        "selenium-manager",
        false,
        "max-sessions",
        offers.stream().mapToInt(Offer::slots).sum(),
        // Otherwise a node takes no more browsers than it has cores.
        "override-max-sessions",
        true,
        "session-timeout",
        sessionTimeout.toSeconds(),
        "heartbeat-period",
        heartbeat.toSeconds(),
        "driver-configuration",
        configuration);
  }

  /** Selenium Grid counts in whole seconds. */
  static void requireSeconds(String name, Duration value) {
    if (value.toSeconds() < 1 || value.toNanosPart() != 0) {
      throw new IllegalArgumentException(
          name + ": found " + value.toMillis() / 1000.0 + " s, expected whole seconds, at least 1");
    }
  }
}
