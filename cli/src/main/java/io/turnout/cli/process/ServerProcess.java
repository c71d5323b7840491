package io.turnout.cli.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Thread-safe. One of Turnout's servers as a child process, with its output in a log file.
 *
 * <p>The child runs in a session of its own where {@code setsid} exists: Ctrl-C then reaches the
 * parent alone, which stops its children in the right order. A child whose parent dies ends by
 * itself ({@link ParentWatch}).
 */
public final class ServerProcess implements AutoCloseable {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(8);

  private final String name;
  private final Process process;
  private final Path log;
  private final CompletableFuture<URI> ready = new CompletableFuture<>();

  private ServerProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts {@code turnout ARGUMENTS…} with this process's Java and class path.
   *
   * @param name for messages and for the log's file name
   * @throws UncheckedIOException when the process cannot be started
   */
  public static ServerProcess start(
      String name, Path logFolder, List<String> jvmOptions, List<String> arguments) {
    List<String> command = new ArrayList<>();
    findSetsid().ifPresent(setsid -> command.add(setsid.toString()));
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(jvmOptions);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("io.turnout.cli.Turnout");
    command.addAll(arguments);
    Path log = logFolder.resolve(name + ".log");
    try {
      Files.createDirectories(logFolder);
      Files.deleteIfExists(log);
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      ServerProcess server = new ServerProcess(name, process, log);
      Thread.ofVirtual().name(name + "-log").start(server::copyOutput);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": could not be started: " + e.getMessage(), e);
    }
  }

  private static Optional<Path> findSetsid() {
    return Stream.of("/usr/bin/setsid", "/bin/setsid")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private void copyOutput() {
    try (BufferedReader output = process.inputReader();
        var writer =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        ReadyLine.parse(line).ifPresent(ready::complete);
        writer.write(line);
        writer.newLine();
        writer.flush();
      }
    } catch (IOException e) {
      // The pipe breaks when the process is killed; what was read is in the log.
    } finally {
      ready.completeExceptionally(new IOException("ended before it was ready"));
    }
  }

  /**
   * Waits until the server says that it serves.
   *
   * @return the address it names
   * @throws ServerStartException when it ends before, or the time is over
   */
  public URI awaitReady(Duration timeout) {
    try {
      return ready.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new ServerStartException(
          name + ": not ready after " + timeout.toSeconds() + " s; its log: " + log + lastLines());
    } catch (ExecutionException e) {
      throw new ServerStartException(
          name + ": ended before it was ready; its log: " + log + lastLines());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerStartException(name + ": interrupted while it was starting");
    }
  }

  private String lastLines() {
    try (Stream<String> lines = Files.lines(log)) {
      List<String> all = lines.toList();
      List<String> last = all.subList(Math.max(0, all.size() - 5), all.size());
      return last.isEmpty() ? "" : System.lineSeparator() + String.join("\n", last);
    } catch (IOException | UncheckedIOException e) {
      return "";
    }
  }

  /** {@return the operating system's process id} */
  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Asks the process to end, and ends it and its descendants when it does not. */
  @Override
  public void close() {
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    descendants.forEach(ProcessHandle::destroyForcibly);
  }
}
