package io.turnout.cli;

import io.turnout.cli.run.CheckReport;
import io.turnout.cli.run.RunSession;
import io.turnout.loadtest.plan.PlanException;
import io.turnout.loadtest.plan.PlanFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = "Plays a plan: verdict, report, exit code.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class RunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PLAN", description = "the plan, a YAML file")
  private Path plan = Path.of("");

  @Option(names = "--runs", description = "where run folders are made", defaultValue = "runs")
  private Path runs = Path.of("runs");

  @Option(
      names = "--check",
      description = "check the plan in full and say what it needs; start nothing")
  private boolean check;

  @Option(
      names = "--live",
      paramLabel = "PORT",
      description = "port of the page that shows the run while it goes on, 0 for any free one",
      defaultValue = "0")
  private int livePort;

  @Option(names = "--no-live", description = "do not serve that page")
  private boolean notLive;

  @Override
  public Integer call() {
    PlanFile file = read();
    return check
        ? CheckReport.print(file.plan(), System.out, System.err)
        : RunSession.play(file, runs, notLive ? OptionalInt.empty() : OptionalInt.of(livePort));
  }

  private PlanFile read() {
    try {
      return PlanFile.read(plan);
    } catch (PlanException e) {
      throw new UserMistakeException("the plan has errors:\n" + e.getMessage());
    } catch (IOException e) {
      throw new UserMistakeException(plan + ": cannot be read: " + e.getMessage());
    }
  }
}
