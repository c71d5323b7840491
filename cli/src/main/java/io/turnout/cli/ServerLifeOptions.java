package io.turnout.cli;

import io.turnout.cli.process.ParentWatch;
import io.turnout.cli.process.ReadyLine;
import java.net.URI;
import picocli.CommandLine.Option;

/** What all server commands share: they say when they serve, and run until they are stopped. */
final class ServerLifeOptions {
  @Option(names = "--exit-with-parent", hidden = true)
  private boolean exitWithParent;

  void serve(URI address, AutoCloseable server) {
    System.out.println(ReadyLine.format(address));
    ParentWatch.serveUntilStopped(exitWithParent, server);
  }
}
