package io.turnout.cli.grid;

import io.turnout.cli.UserMistakeException;
import io.turnout.cli.Version;
import io.turnout.loadtest.ExitCode;
import io.turnout.virtualuser.grid.nodes.Distribution;
import io.turnout.virtualuser.grid.nodes.GridFleet;
import io.turnout.virtualuser.grid.nodes.NodeList;
import io.turnout.virtualuser.grid.nodes.NodeResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code turnout grid up}. */
@Command(
    name = "up",
    description = "Forms a Grid over SSH on the machines of a node list; may be repeated.",
    footer = {
      "",
      "Each machine is checked first: JDK, browser and driver, slots, open files, port, clock.",
      "Hub and nodes share the secret TURNOUT_GRID_SECRET of the environment, if there is one.",
      "Exit code 0: all is up; 2: the list or the command line is wrong; 3: something is not up."
    },
    mixinStandardHelpOptions = true)
public final class GridUpCommand implements Callable<Integer> {
  @Mixin private FleetOptions options = new FleetOptions();

  @Option(
      names = "--force-slots",
      description =
          "take the list's slots even if a machine does not carry them; the table says so")
  private boolean forceSlots;

  @Option(
      names = "--require-all",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "fail when one machine is not up (the default)")
  private boolean requireAll;

  @Option(
      names = "--up-timeout",
      defaultValue = "120",
      description = "seconds for a hub or node to be up (default: ${DEFAULT-VALUE})")
  private int upTimeoutSeconds;

  @Override
  public Integer call() {
    NodeList list = options.list();
    GridFleet fleet =
        options.fleet(
            new FleetOptions.Extra(
                forceSlots,
                Duration.ofSeconds(upTimeoutSeconds),
                FleetOptions.Extra.NONE.drainTimeout()));
    List<NodeResult> results = fleet.up(list, distribution());
    System.out.print(ResultTable.of(results));
    long failures = ResultTable.failures(results);
    boolean anyNode = results.stream().skip(1).anyMatch(NodeResult::succeeded);
    if (anyNode) {
      System.out.println("hub: " + fleet.hub(list));
    }
    if (failures > 0) {
      System.err.println(
          "turnout: "
              + failures
              + " of "
              + (list.nodes().size() + 1)
              + " are not up; the reasons are in the table, the logs at turnout grid logs");
    }
    return failures == 0 || (!requireAll && anyNode) ? ExitCode.PASSED : ExitCode.INVALID;
  }

  private static Distribution distribution() {
    try {
      return Distribution.running(Version.name());
    } catch (IOException e) {
      throw new UserMistakeException("no copy can be made: " + e.getMessage(), e);
    }
  }
}
