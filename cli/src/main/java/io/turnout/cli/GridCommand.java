package io.turnout.cli;

import io.turnout.cli.grid.GridDownCommand;
import io.turnout.cli.grid.GridLogsCommand;
import io.turnout.cli.grid.GridStatusCommand;
import io.turnout.cli.grid.GridUpCommand;
import io.turnout.loadtest.ExitCode;
import io.turnout.virtualuser.grid.GridOptions;
import io.turnout.virtualuser.grid.StandaloneGrid;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "grid",
    description = "Selenium Grid with defaults for long WebRTC runs.",
    mixinStandardHelpOptions = true,
    subcommands = {
      GridCommand.StandaloneCommand.class,
      GridHubCommand.class,
      GridNodeCommand.class,
      GridUpCommand.class,
      GridStatusCommand.class,
      GridLogsCommand.class,
      GridDownCommand.class,
      GridWatchCommand.class
    })
final class GridCommand {
  @Command(
      name = "standalone",
      description = "Runs hub and node in one process, on this machine's Chromium.",
      mixinStandardHelpOptions = true,
      showDefaultValues = true)
  static final class StandaloneCommand implements Callable<Integer> {
    @Option(names = "--host", description = "address to bind", defaultValue = "127.0.0.1")
    private String host = "127.0.0.1";

    @Option(names = "--port", description = "port, 0 for any free one", defaultValue = "4444")
    private int port;

    @Option(names = "--slots", description = "browsers at the same time", required = true)
    private int slots;

    @Option(
        names = "--session-timeout",
        description = "seconds after which a browser to which nobody speaks is ended",
        defaultValue = "120")
    private int sessionTimeoutSeconds;

    @Mixin private ServerLifeOptions life = new ServerLifeOptions();

    @Override
    public Integer call() {
      Duration sessionTimeout = Duration.ofSeconds(sessionTimeoutSeconds);
      StandaloneGrid grid =
          life.start(
              port,
              chosen -> StandaloneGrid.start(new GridOptions(host, chosen, slots, sessionTimeout)));
      life.serve(grid.address(), grid);
      return ExitCode.PASSED;
    }
  }
}
