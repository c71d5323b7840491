package io.turnout.cli.grid;

import io.turnout.loadtest.ExitCode;
import io.turnout.virtualuser.grid.nodes.NodeResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code turnout grid down}. */
@Command(
    name = "down",
    description = {
      "Drains and ends the nodes and the hub that Turnout started on the machines of a node list.",
      "Nothing of them is left; what others started stays as it is."
    },
    mixinStandardHelpOptions = true)
public final class GridDownCommand implements Callable<Integer> {
  @Mixin private FleetOptions options = new FleetOptions();

  @Option(names = "--keep-logs", description = "leave the logs on the machines")
  private boolean keepLogs;

  @Option(names = "--purge", description = "remove the copied distributions, too")
  private boolean purge;

  @Option(
      names = "--drain-timeout",
      defaultValue = "60",
      description =
          "seconds for the sessions of a node to end before they are cut off"
              + " (default: ${DEFAULT-VALUE})")
  private int drainTimeoutSeconds;

  @Override
  public Integer call() {
    List<NodeResult> results =
        options
            .fleet(
                new FleetOptions.Extra(
                    false,
                    FleetOptions.Extra.NONE.upTimeout(),
                    Duration.ofSeconds(drainTimeoutSeconds)))
            .down(options.list(), keepLogs, purge);
    System.out.print(ResultTable.of(results));
    return ResultTable.failures(results) == 0 ? ExitCode.PASSED : ExitCode.INVALID;
  }
}
