package io.turnout.cli;

import io.turnout.virtualuser.clip.Clip;
import io.turnout.virtualuser.clip.ClipProgress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Confined to the thread that makes the clip. Shows how far it is; when the program is told to end,
 * the thread is interrupted so that no unfinished file is left.
 */
final class ClipMaking implements ClipProgress, AutoCloseable {
  private static final long GOODBYE_SECONDS = 5;

  private final PrintStream out;
  private final String name;
  private final boolean terminal;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread goodbye;
  private long shownPercent = -1;

  private ClipMaking(PrintStream out, Clip clip) {
    this.out = out;
    this.name = clip.fileName();
    this.terminal = System.console() != null && System.console().isTerminal();
    Thread maker = Thread.currentThread();
    this.goodbye = new Thread(() -> stop(maker), "clip-goodbye");
  }

  static ClipMaking start(PrintStream out, Clip clip) {
    ClipMaking making = new ClipMaking(out, clip);
    Runtime.getRuntime().addShutdownHook(making.goodbye);
    return making;
  }

  private void stop(Thread maker) {
    maker.interrupt();
    try {
      if (!ended.await(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
        out.println("turnout: " + name + " may be left unfinished; the next maker removes it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void onWritten(long doneBytes, long totalBytes) {
    long percent = 100 * doneBytes / totalBytes;
    if (percent == shownPercent) {
      return;
    }
    if (terminal) {
      out.print("\r" + name + " " + percent + "%");
      out.flush();
    } else if (percent % 25 == 0 && percent > 0) {
      out.println(name + " " + percent + "%");
    }
    shownPercent = percent;
  }

  @Override
  public void onWaiting(Path folder) {
    out.println("waiting: another process makes clips in " + folder);
  }

  /** Leaves the line that is written over. */
  void end() {
    if (terminal && shownPercent >= 0) {
      out.println();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(goodbye);
    } catch (IllegalStateException e) {
      // The program ends already.
      return;
    }
  }
}
