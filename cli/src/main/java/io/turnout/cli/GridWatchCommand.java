package io.turnout.cli;

import io.turnout.loadtest.ExitCode;
import io.turnout.virtualuser.grid.GridSessions;
import io.turnout.virtualuser.grid.GridUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "watch",
    description = "Shows who is in which browser of a Grid, and where its own pages are.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class GridWatchCommand implements Callable<Integer> {
  private static final String ROW = "%-20s %-24s %-24s %-28s %s%n";

  @Option(
      names = "--hub",
      description = "address of the hub",
      defaultValue = "http://127.0.0.1:4444")
  private URI hub = URI.create("http://127.0.0.1:4444");

  @Option(names = "--open", description = "also open the pages, by xdg-open")
  private boolean open;

  @Override
  public Integer call() {
    List<GridSessions.Session> sessions;
    try {
      sessions = GridSessions.at(hub);
    } catch (GridUnavailableException e) {
      throw new UserMistakeException(e.getMessage(), e);
    }
    URI pages = URI.create(hub.toString().replaceAll("/+$", "") + "/ui");
    System.out.println("grid pages: " + pages);
    if (sessions.isEmpty()) {
      System.out.println("no browser runs");
    } else {
      print(sessions, Instant.now());
    }
    if (open) {
      open(pages);
    }
    return ExitCode.PASSED;
  }

  private static void print(List<GridSessions.Session> sessions, Instant now) {
    System.out.printf(ROW, "MEETING", "USER", "BROWSER", "NODE", "SINCE");
    for (GridSessions.Session session : sessions) {
      System.out.printf(
          ROW,
          session.meeting().isEmpty() ? "-" : session.meeting(),
          session.user(),
          session.browser(),
          session.node().getAuthority(),
          session
              .started()
              .map(started -> Duration.between(started, now).toSeconds() + " s")
              .orElse("unknown"));
    }
  }

  private static void open(URI pages) {
    try {
      new ProcessBuilder("xdg-open", pages.toString())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UserMistakeException(
          "--open: xdg-open cannot be run here (" + e.getMessage() + "); open " + pages, e);
    }
  }
}
