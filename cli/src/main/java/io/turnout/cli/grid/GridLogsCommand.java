package io.turnout.cli.grid;

import io.turnout.cli.UserMistakeException;
import io.turnout.loadtest.ExitCode;
import io.turnout.virtualuser.grid.nodes.ListedNode;
import io.turnout.virtualuser.grid.nodes.NodeList;
import io.turnout.virtualuser.machine.MachineException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code turnout grid logs}. */
@Command(
    name = "logs",
    description = "Prints the end of the log of a node, or of the hub, that Turnout started.",
    mixinStandardHelpOptions = true)
public final class GridLogsCommand implements Callable<Integer> {
  private static final String HUB = "hub";

  @Mixin private FleetOptions options = new FleetOptions();

  @Parameters(
      paramLabel = "NODE",
      description = "a node as the list has it, its host, or HOST:PORT in the Grid; or hub")
  private String node = "";

  @Option(
      names = "--lines",
      defaultValue = "100",
      description = "lines from the end (default: ${DEFAULT-VALUE})")
  private int lines;

  @Option(names = "--follow", description = "go on with what is written, until Ctrl-C")
  private boolean follow;

  @Override
  public Integer call() {
    NodeList list = options.list();
    boolean hub = node.equals(HUB);
    ListedNode meant = hub ? list.hubMachine() : list.named(node);
    try {
      options.fleet(FleetOptions.Extra.NONE).logs(meant, hub, lines, follow, System.out::println);
      return ExitCode.PASSED;
    } catch (MachineException e) {
      throw new UserMistakeException(e.getMessage(), e);
    }
  }
}
