package io.turnout.cli;

import io.turnout.loadtest.ExitCode;
import io.turnout.report.diff.RunDiff;
import io.turnout.report.html.DiffRenderer;
import io.turnout.report.record.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    description = "Compares a run with an earlier one: what changed, and what is within noise.",
    footer = {"", "Exit code 1 when a figure became worse for certain, by more than the margin."},
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class DiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "BEFORE", description = "folder of the earlier run")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "AFTER", description = "folder of the later run")
  private Path after = Path.of("");

  @Option(
      names = "--margin",
      paramLabel = "PERCENT",
      description = "by how much a figure may become worse",
      defaultValue = "5")
  private double marginPercent = 5;

  @Option(
      names = "--unequal",
      description = "compare runs of unequal plans or machines, and say in what they differ")
  private boolean unequal;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "write the comparison as a page, too")
  private @Nullable Path html;

  @Override
  public Integer call() {
    if (!(marginPercent >= 0)) {
      throw new UserMistakeException(
          "--margin: found " + marginPercent + ", expected a share in percent, 0 or more");
    }
    double margin = marginPercent / 100;
    RunDiff diff = compare();
    if (!diff.contract().isEmpty() && !unequal) {
      throw new UserMistakeException(refusal(diff));
    }
    DiffRenderer.lines(diff, margin).forEach(System.out::println);
    if (html != null) {
      write(html, new DiffRenderer().html(diff, margin));
    }
    return diff.regressionsBeyond(margin).isEmpty() ? ExitCode.PASSED : ExitCode.FAILED;
  }

  private RunDiff compare() {
    try {
      return RunDiff.of(RunFolder.open(before), RunFolder.open(after));
    } catch (IOException e) {
      throw new UserMistakeException("a run cannot be read: " + e.getMessage());
    }
  }

  private static String refusal(RunDiff diff) {
    StringBuilder text = new StringBuilder("the runs were not the same:");
    diff.contract()
        .forEach(
            term ->
                text.append("\n  ")
                    .append(term.term())
                    .append(": ")
                    .append(term.before())
                    .append(" -> ")
                    .append(term.after()));
    return text.append("\nGive --unequal to compare them all the same.").toString();
  }

  private static void write(Path file, String page) {
    try {
      Files.writeString(file, page);
      System.out.println("page     " + file.toAbsolutePath().normalize());
    } catch (IOException e) {
      throw new UserMistakeException(file + ": cannot be written: " + e.getMessage());
    }
  }
}
