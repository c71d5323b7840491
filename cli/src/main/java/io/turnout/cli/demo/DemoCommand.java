package io.turnout.cli.demo;

import io.turnout.cli.UserMistakeException;
import io.turnout.cli.process.ServerStartException;
import io.turnout.cli.run.RunSession;
import io.turnout.loadtest.plan.PlanFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = "Real Chromium users in real meetings on this machine, measured and reported.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
public final class DemoCommand implements Callable<Integer> {
  @Option(names = "--runs", description = "where run folders are made", defaultValue = "runs")
  private Path runs = Path.of("runs");

  @Option(names = "--seconds", description = "seconds of media", defaultValue = "40")
  private int seconds = 40;

  @Override
  public Integer call() {
    DemoSize most = DemoSize.forCores(Runtime.getRuntime().availableProcessors());
    System.out.println("demo: starting a media server, a meeting application and a Grid");
    try (DemoServers servers = DemoServers.start(runs.resolve("demo-logs"), most.users())) {
      DemoSize size = most.after(servers.startTime());
      if (!size.equals(most)) {
        System.out.printf(
            "demo: the servers took %d s to start, this machine is slow or busy: %s%n",
            servers.startTime().toSeconds(), size.lessThan(most));
      }
      System.out.printf(
          "demo: %d meeting%s of %d Chromium users, %d seconds of media%n",
          size.meetings(), size.meetings() == 1 ? "" : "s", size.usersPerMeeting(), seconds);
      PlanFile plan =
          PlanFile.of(DemoPlan.of(size, Duration.ofSeconds(seconds), servers.addresses()));
      return RunSession.play(plan, runs, OptionalInt.of(0), servers::close);
    } catch (ServerStartException e) {
      throw new UserMistakeException(e.getMessage());
    }
  }
}
