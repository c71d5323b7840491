package io.turnout.cli.run;

import io.turnout.loadtest.ExitCode;
import io.turnout.loadtest.LoadTest;
import io.turnout.loadtest.PlanCheck;
import io.turnout.loadtest.PlanRefusedException;
import io.turnout.loadtest.estimate.Capacity;
import io.turnout.loadtest.estimate.LoadEstimate;
import io.turnout.loadtest.plan.Plan;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells the terminal what a plan needs beside what is there. */
public final class CheckReport {
  private static final double GIB = 1024.0 * 1024 * 1024;

  private CheckReport() {}

  /** {@return the exit code: 0, or 2 when the plan is refused} */
  public static int print(Plan plan, PrintStream out, PrintStream err) {
    try {
      lines(plan, LoadTest.check(plan)).forEach(out::println);
      return ExitCode.PASSED;
    } catch (PlanRefusedException e) {
      err.println("turnout: the plan is refused: " + e.getMessage());
      return ExitCode.USAGE;
    }
  }

  static List<String> lines(Plan plan, PlanCheck check) {
    LoadEstimate need = check.need();
    List<String> lines = new ArrayList<>();
    lines.add(
        "plan     %s: %d scenarios, %d meetings, %d users, at most %s, seed %d"
            .formatted(
                plan.name(),
                plan.scenarios().size(),
                need.meetings(),
                need.users(),
                time(need.longest()),
                plan.seed()));
    lines.add("slots    " + need.slots() + " needed, " + slots(check.capacity()));
    lines.add(
        String.format(Locale.ROOT, "cores    about %.1f needed by the browsers, ", need.cores())
            + check
                .capacity()
                .machine()
                .map(machine -> machine.cores() + " here")
                .orElse("those of the Grid's machines are not known here"));
    lines.add(
        String.format(Locale.ROOT, "memory   about %.1f GiB needed, ", need.memoryBytes() / GIB)
            + check
                .capacity()
                .machine()
                .map(
                    machine ->
                        String.format(Locale.ROOT, "%.1f GiB free here", machine.freeBytes() / GIB))
                .orElse("that of the Grid's machines is not known here"));
    lines.add(
        String.format(Locale.ROOT, "network  browsers send about %.1f Mbit/s", need.sentBps() / 1e6)
            + String.format(Locale.ROOT, " and receive %.1f Mbit/s", need.receivedBps() / 1e6));
    lines.add(
        String.format(
                Locale.ROOT,
                "server   %.0f streams in, %.0f out, ",
                need.streamsIn(),
                need.streamsOut())
            + String.format(Locale.ROOT, "about %.0f packets a second out", need.packetsOut()));
    check.warnings().forEach(warning -> lines.add("warning  " + warning));
    lines.add("The plan can be played; nothing was started.");
    return lines;
  }

  private static String slots(Capacity capacity) {
    return capacity.slots().isPresent()
        ? capacity.slots().getAsInt() + " there"
        : "unknown how many are there: " + capacity.slotsUnknownBecause();
  }

  private static String time(Duration time) {
    return time.toHours() > 0
        ? "%d h %d min".formatted(time.toHours(), time.toMinutesPart())
        : "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
