package io.turnout.cli.run;

import io.turnout.loadtest.progress.Progress;
import io.turnout.loadtest.progress.ProgressListener;
import io.turnout.loadtest.progress.ScenarioProgress;
import io.turnout.report.record.UserState;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Confined to the thread that plays the run. One line that is written over on a terminal, a line
 * now and then where output goes to a file.
 */
final class TerminalProgress implements ProgressListener {
  private static final Duration LINE_EVERY = Duration.ofSeconds(5);

  private final PrintStream out;
  private final boolean terminal;
  private Duration printed = Duration.ofSeconds(-5);
  private int width;

  @SuppressWarnings("SystemConsoleNull") // null still where -Djdk.console=java.base is given
  TerminalProgress(PrintStream out) {
    this.out = out;
    this.terminal = System.console() != null && System.console().isTerminal();
  }

  @Override
  public void onProgress(Progress progress) {
    if (terminal) {
      String line = line(progress);
      out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
      out.flush();
      width = line.length();
    } else if (progress.elapsed().minus(printed).compareTo(LINE_EVERY) >= 0) {
      printed = progress.elapsed();
      out.println(line(progress));
    }
  }

  @Override
  public void onLiveView(URI address) {
    out.println("live     " + address);
  }

  static String line(Progress progress) {
    return String.format(
        Locale.ROOT,
        "%s %s (-%s)%s | meetings %d/%d | joining %d connected %d failed %d%s",
        text(progress.phase()),
        clock(progress.elapsed()),
        clock(progress.remaining()),
        scenarios(progress.scenarios()),
        progress.meetingsConnected(),
        progress.meetings(),
        progress.usersIn(UserState.JOINING),
        progress.usersIn(UserState.CONNECTED),
        progress.usersIn(UserState.FAILED),
        cpu(progress.cpuPercent()));
  }

  /** A plan's only scenario says no more than the run does. */
  private static String scenarios(List<ScenarioProgress> scenarios) {
    return scenarios.size() < 2
        ? ""
        : scenarios.stream()
            .map(
                scenario ->
                    String.format(
                        Locale.ROOT,
                        "%s %s %d/%d",
                        scenario.name(),
                        scenario.phase().map(TerminalProgress::text).orElse("waiting"),
                        scenario.connected(),
                        scenario.users()))
            .collect(Collectors.joining(", ", " | ", ""));
  }

  private static String text(Enum<?> phase) {
    return phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String cpu(Map<String, Double> percent) {
    if (percent.isEmpty()) {
      return "";
    }
    return new TreeMap<>(percent)
        .entrySet().stream()
            .map(entry -> String.format(Locale.ROOT, "%s %.0f%%", entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(" ", " | cpu ", ""));
  }

  private static String clock(Duration time) {
    return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
  }

  /** Leaves the line that is written over. */
  void end() {
    if (terminal && width > 0) {
      out.println();
      width = 0;
    }
  }
}
