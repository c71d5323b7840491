package io.turnout.virtualuser.machine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Thread-safe. A machine on which POSIX shell scripts are run. Its user's home is the working
 * folder, so relative paths are below it.
 */
public interface Machine extends AutoCloseable {
  /** Of each of a command's two outputs. */
  int MAX_OUTPUT_BYTES = 1 << 20;

  MachineAddress address();

  /**
   * Runs a script by {@code sh}, whatever the user's own shell is, and waits for its end.
   *
   * @throws MachineException when it does not end within the time, or the machine is lost; an exit
   *     code other than 0 is no exception
   */
  CommandOutput run(String script, Duration timeout) throws MachineException;

  /**
   * Runs a script and hands over its output line by line, until it ends or this thread is
   * interrupted.
   *
   * @return how it ended, without its output
   */
  CommandOutput follow(String script, Consumer<String> line) throws MachineException;

  /**
   * Copies files, under their own names, into a folder, which is made.
   *
   * @param remoteFolder where to; it may hold a part of them when this fails
   */
  void upload(List<Path> files, String remoteFolder, Duration timeout) throws MachineException;

  /** Ends the connection. Never throws. */
  @Override
  void close();
}
