package io.turnout.virtualuser.clip;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Confined to the thread that took it. One holder per folder: among threads by a lock in memory,
 * among processes by the operating system's lock of a file, which a killed process gives back.
 */
final class FolderLock implements AutoCloseable {
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();
  private static final String NAME = ".lock";

  private final ReentrantLock thread;
  private final FileChannel channel;

  private FolderLock(ReentrantLock thread, FileChannel channel) {
    this.thread = thread;
    this.channel = channel;
  }

  /**
   * Waits its turn.
   *
   * @param waiting told once when somebody else has the folder
   */
  static FolderLock take(Path folder, Runnable waiting) throws IOException, InterruptedException {
    ReentrantLock thread = THREADS.computeIfAbsent(folder.toRealPath(), _ -> new ReentrantLock());
    boolean told = !thread.tryLock();
    if (told) {
      waiting.run();
      thread.lockInterruptibly();
    }
    boolean taken = false;
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        lock(channel, told ? () -> {} : waiting);
        taken = true;
        return new FolderLock(thread, channel);
      } finally {
        if (!taken) {
          channel.close();
        }
      }
    } finally {
      if (!taken) {
        thread.unlock();
      }
    }
  }

  private static void lock(FileChannel channel, Runnable waiting)
      throws IOException, InterruptedException {
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        waiting.run();
        channel.lock();
      }
    } catch (FileLockInterruptionException e) {
      Thread.interrupted();
      InterruptedException interrupted = new InterruptedException("while waiting for a lock");
      interrupted.initCause(e);
      throw interrupted;
    }
  }

  /** Closing the channel gives the file's lock back. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      thread.unlock();
    }
  }
}
