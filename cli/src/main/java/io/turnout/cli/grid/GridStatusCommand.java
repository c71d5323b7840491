package io.turnout.cli.grid;

import io.turnout.loadtest.ExitCode;
import io.turnout.virtualuser.grid.nodes.NodeReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code turnout grid status}. */
@Command(
    name = "status",
    description = "Says how the hub and the nodes of a node list are.",
    footer = {"", "Exit code 0: all nodes are up; 3: one is not."},
    mixinStandardHelpOptions = true)
public final class GridStatusCommand implements Callable<Integer> {
  @Mixin private FleetOptions options = new FleetOptions();

  @Override
  public Integer call() {
    List<NodeReport> reports = options.fleet(FleetOptions.Extra.NONE).status(options.list());
    TextTable table = new TextTable("MACHINE", "GRID", "PROCESS", "STATE", "SESSIONS", "DETAIL");
    for (NodeReport report : reports) {
      table.add(
          report.name(),
          report.place(),
          report.process(),
          report.grid(),
          report.sessions(),
          report.detail());
    }
    System.out.print(table);
    boolean up =
        reports.stream()
            .allMatch(report -> report.grid().equals("UP") || report.grid().equals("answers"));
    return up ? ExitCode.PASSED : ExitCode.INVALID;
  }
}
