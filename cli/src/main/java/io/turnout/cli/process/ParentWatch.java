package io.turnout.cli.process;

import java.util.concurrent.CountDownLatch;

/**
 * Lets a server process run until it is told to stop, or until the process that started it dies.
 */
public final class ParentWatch {
  private ParentWatch() {}

  /**
   * Blocks until this process is asked to end.
   *
   * @param exitWithParent also ends the process when its parent is gone
   * @param closing runs once, when the process ends
   */
  public static void serveUntilStopped(boolean exitWithParent, AutoCloseable closing) {
    CountDownLatch parentGone = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> closeQuietly(closing), "stop"));
    if (exitWithParent) {
      ProcessHandle.current()
          .parent()
          .ifPresentOrElse(
              parent -> {
                var _ = parent.onExit().thenRun(parentGone::countDown);
              },
              parentGone::countDown);
    }
    try {
      parentGone.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeQuietly(AutoCloseable closing) {
    try {
      closing.close();
    } catch (Exception e) {
      System.err.println("turnout: while stopping: " + e.getMessage());
    }
  }
}
