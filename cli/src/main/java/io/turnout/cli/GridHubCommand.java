package io.turnout.cli;

import io.turnout.loadtest.ExitCode;
import io.turnout.virtualuser.grid.EventBusPorts;
import io.turnout.virtualuser.grid.GridHub;
import io.turnout.virtualuser.grid.HubOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "hub",
    description = "Runs a hub without browsers of its own, for nodes on other machines.",
    footer = {
      "",
      "The secret that nodes must know is taken from the environment: TURNOUT_GRID_SECRET."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class GridHubCommand implements Callable<Integer> {
  @Option(
      names = "--host",
      description = "address to bind, 0.0.0.0 for all; loopback, for whoever reaches it may use it",
      defaultValue = "127.0.0.1")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      description = "port of WebDriver and of the Grid's pages, 0 for any free one",
      defaultValue = "" + HubOptions.DEFAULT_PORT)
  private int port;

  @Option(
      names = "--bus-publish-port",
      description = "port to which nodes send their heartbeats, 0 for any free one",
      defaultValue = "4442")
  private int publishPort;

  @Option(
      names = "--bus-subscribe-port",
      description = "port from which nodes receive, 0 for any free one",
      defaultValue = "4443")
  private int subscribePort;

  @Option(
      names = "--request-timeout",
      description =
          "seconds that a request for a browser waits for a slot; as long as a user waits for it",
      defaultValue = "120")
  private int requestTimeoutSeconds;

  @Option(
      names = "--concurrent-starts",
      description =
          "browsers that the hub starts at the same time; it only waits for nodes, so its cores"
              + " are no limit",
      defaultValue = "32")
  private int concurrentStarts;

  @Mixin private ServerLifeOptions life = new ServerLifeOptions();

  @Override
  public Integer call() {
    Optional<String> secret = GridSecret.fromEnvironment();
    GridSecret.warning(host, secret).ifPresent(System.err::println);
    GridHub hub = life.start(port, chosen -> GridHub.start(options(chosen, secret)));
    System.out.println("grid pages: " + hub.userInterface());
    System.out.println(
        "event bus: publish " + hub.bus().publish() + ", subscribe " + hub.bus().subscribe());
    life.serve(hub.address(), hub);
    return ExitCode.PASSED;
  }

  private HubOptions options(int chosen, Optional<String> secret) {
    return new HubOptions(
        host,
        chosen,
        new EventBusPorts(publishPort, subscribePort),
        Duration.ofSeconds(requestTimeoutSeconds),
        concurrentStarts,
        secret);
  }
}
