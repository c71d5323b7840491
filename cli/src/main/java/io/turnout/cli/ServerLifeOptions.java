package io.turnout.cli;

import io.turnout.cli.process.ParentWatch;
import io.turnout.cli.process.ReadyLine;
import io.turnout.virtualuser.grid.GridUnavailableException;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all server commands share: they say when they serve, and run until they are stopped. */
final class ServerLifeOptions {
  @Option(names = "--exit-with-parent", hidden = true)
  private boolean exitWithParent;

  @Option(
      names = "--any-port-if-taken",
      description = "take a free port when the usual one is taken; the line 'ready' says which")
  private boolean anyPortIfTaken;

  /** Starts a server on a port. */
  @FunctionalInterface
  interface Start<S> {
    S on(int port) throws IOException, GridUnavailableException;
  }

  /**
   * Nobody looks for a free port before: it would be taken by the time that it is used.
   *
   * @throws UserMistakeException when the server cannot be started; says why
   */
  <S> S start(int port, Start<S> start) {
    try {
      return attempt(port, start);
    } catch (UserMistakeException e) {
      if (!anyPortIfTaken || port == 0 || !isPortTaken(e)) {
        throw e;
      }
      S server = attempt(0, start);
      System.err.println(e.getMessage() + "; serving on a free port instead");
      return server;
    }
  }

  private static <S> S attempt(int port, Start<S> start) {
    try {
      return start.on(port);
    } catch (IOException | GridUnavailableException e) {
      throw new UserMistakeException(e.getMessage(), e);
    }
  }

  private static boolean isPortTaken(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }

  void serve(URI address, AutoCloseable server) {
    System.out.println(ReadyLine.format(address));
    ParentWatch.serveUntilStopped(exitWithParent, server);
  }
}
