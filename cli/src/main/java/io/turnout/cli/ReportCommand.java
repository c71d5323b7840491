package io.turnout.cli;

import io.turnout.loadtest.ExitCode;
import io.turnout.report.html.ReportRenderer;
import io.turnout.report.record.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    description = "Renders the report of a recorded run again.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "folder of the run")
  private Path run = Path.of("");

  @Override
  public Integer call() {
    try {
      System.out.println(new ReportRenderer().render(RunFolder.open(run)));
      return ExitCode.PASSED;
    } catch (IOException e) {
      throw new UserMistakeException(run + ": " + e.getMessage());
    }
  }
}
