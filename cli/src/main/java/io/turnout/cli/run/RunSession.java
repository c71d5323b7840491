package io.turnout.cli.run;

import io.turnout.cli.Version;
import io.turnout.loadtest.ExitCode;
import io.turnout.loadtest.LoadTest;
import io.turnout.loadtest.LoadTestOptions;
import io.turnout.loadtest.PlanRefusedException;
import io.turnout.loadtest.RunResult;
import io.turnout.loadtest.plan.PlanFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/** Plays one plan and tells the terminal how it goes and how it ended. */
public final class RunSession {
  private static final Duration INTERRUPT_PATIENCE = Duration.ofSeconds(30);

  private RunSession() {}

  /**
   * Plays a plan.
   *
   * @param livePort of the page that shows the run while it goes on, 0 for any free one
   * @return the exit code
   */
  public static int play(PlanFile plan, Path runs, OptionalInt livePort) {
    return play(plan, runs, livePort, () -> {});
  }

  /**
   * Plays a plan whose servers belong to the run.
   *
   * @param stopServers called when the program is stopped from outside, after the run has ended
   * @return the exit code
   */
  public static int play(PlanFile plan, Path runs, OptionalInt livePort, Runnable stopServers) {
    TerminalProgress progress = new TerminalProgress(System.out);
    try {
      LoadTest test =
          new LoadTest(plan, new LoadTestOptions(runs, Version.name(), livePort), progress);
      Thread hook = new Thread(() -> interrupt(test, stopServers), "interrupt");
      Runtime.getRuntime().addShutdownHook(hook);
      RunResult result;
      try {
        result = test.run();
      } finally {
        removeHook(hook);
      }
      progress.end();
      tell(result);
      return result.exitCode();
    } catch (PlanRefusedException e) {
      System.err.println("turnout: the plan is refused: " + e.getMessage());
      return ExitCode.USAGE;
    } catch (IOException e) {
      System.err.println("turnout: the run's folder cannot be written: " + e.getMessage());
      return ExitCode.INVALID;
    }
  }

  private static void interrupt(LoadTest test, Runnable stopServers) {
    System.out.println();
    System.out.println("interrupted: ending the browsers and writing the report");
    test.interrupt("stopped from outside (Ctrl-C or a signal)");
    try {
      test.awaitEnd(INTERRUPT_PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stopServers.run();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending already; the hook waits for a run that has ended.
    }
  }

  private static void tell(RunResult result) {
    System.out.println("verdict  " + result.verdict().outcome());
    result.verdict().reasons().forEach(reason -> System.out.println("         " + reason));
    System.out.println("report   " + result.folder().report().toAbsolutePath().normalize());
  }
}
