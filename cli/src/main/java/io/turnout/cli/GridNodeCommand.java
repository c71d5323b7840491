package io.turnout.cli;

import io.turnout.loadtest.ExitCode;
import io.turnout.virtualuser.grid.BrowserSlots;
import io.turnout.virtualuser.grid.EventBusPorts;
import io.turnout.virtualuser.grid.GridNode;
import io.turnout.virtualuser.grid.NodeOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "node",
    description = "Runs this machine's browsers for a hub on another one.",
    footer = {
      "",
      "The hub's secret, if it has one, is taken from the environment: TURNOUT_GRID_SECRET."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class GridNodeCommand implements Callable<Integer> {
  @Option(
      names = "--hub",
      description = "address of the hub, e.g. http://10.0.0.5:4444",
      required = true)
  private URI hub = URI.create("");

  @Option(
      names = "--bus-publish-port",
      description = "the hub's option of that name",
      defaultValue = "4442")
  private int publishPort;

  @Option(
      names = "--bus-subscribe-port",
      description = "the hub's option of that name",
      defaultValue = "4443")
  private int subscribePort;

  @Option(
      names = "--host",
      description = "address to bind, at which the hub reaches this machine",
      defaultValue = "127.0.0.1")
  private String host = "127.0.0.1";

  @Option(names = "--port", description = "port, 0 for any free one", defaultValue = "5555")
  private int port;

  @Option(
      names = "--slots",
      description = "browsers at the same time, e.g. chrome=4,firefox=2",
      required = true)
  private String slots = "";

  @Option(
      names = "--slots-forced",
      description =
          "the slots are more than the machine carries; runs on it say so in their record")
  private boolean slotsForced;

  @Option(names = "--label", description = "by which plans may choose this node; repeatable")
  private List<String> labels = new ArrayList<>();

  @Option(
      names = "--display",
      description =
          "have a display in memory for browsers with windows, which the Grid's pages show live;"
              + " needs Xvfb, x11vnc and websockify")
  private boolean display;

  @Option(
      names = "--folder",
      description = "under which the browsers' profiles are put; the temporary files otherwise")
  private @Nullable Path folder;

  @Option(
      names = "--session-timeout",
      description =
          "seconds after which a browser to which nobody speaks is ended; a user may be silent for"
              + " 61 s while a page answers",
      defaultValue = "120")
  private int sessionTimeoutSeconds;

  @Option(
      names = "--heartbeat",
      description = "seconds between two signs of life; the hub calls a node down after two",
      defaultValue = "2")
  private int heartbeatSeconds;

  @Option(
      names = "--registration-timeout",
      description = "seconds for which a hub is looked for; machines of a cloud start in any order",
      defaultValue = "300")
  private int registrationSeconds;

  @Mixin private ServerLifeOptions life = new ServerLifeOptions();

  @Override
  public Integer call() {
    GridNode node = life.start(port, chosen -> GridNode.start(options(chosen)));
    life.serve(node.address(), node);
    return ExitCode.PASSED;
  }

  private NodeOptions options(int chosen) {
    return new NodeOptions(
        hub,
        new EventBusPorts(publishPort, subscribePort),
        host,
        chosen,
        BrowserSlots.parse(slots).asForced(slotsForced),
        labels,
        display,
        Optional.ofNullable(folder),
        Duration.ofSeconds(sessionTimeoutSeconds),
        Duration.ofSeconds(heartbeatSeconds),
        Duration.ofSeconds(registrationSeconds),
        GridSecret.fromEnvironment());
  }
}
