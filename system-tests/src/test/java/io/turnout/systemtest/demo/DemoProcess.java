package io.turnout.systemtest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Confined to the test's thread. A demo that runs, and all that it has started. */
final class DemoProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private final Process process;
  private final Path runs;
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final Thread reader;
  private List<ProcessHandle> seen = List.of();

  private DemoProcess(Process process, Path runs) {
    this.process = process;
    this.runs = runs;
    reader = Thread.ofVirtual().start(this::read);
  }

  static DemoProcess start(Path runs, int seconds) throws IOException {
    Path distribution =
        Path.of(System.getProperty("turnout.distribution", "../cli/target/turnout"));
    return new DemoProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                distribution.resolve("lib") + "/*",
                "io.turnout.cli.Turnout",
                "demo",
                "--runs=" + runs,
                "--seconds=" + seconds)
            .redirectErrorStream(true)
            .start(),
        runs);
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
      }
    } catch (IOException e) {
      output.add("output ended: " + e.getMessage());
    }
  }

  /** Waits for a line of output. */
  void awaitOutput(String pattern) throws InterruptedException {
    long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
    while (output.stream().noneMatch(line -> line.matches(pattern))) {
      assertThat(process.isAlive()).as(this::text).isTrue();
      assertThat(System.nanoTime()).as(this::text).isLessThan(deadlineNs);
      Thread.sleep(200);
    }
    seen = process.descendants().toList();
  }

  int awaitExit() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).as(this::text).isTrue();
    reader.join();
    return process.exitValue();
  }

  /** Stops it as Ctrl-C does; not by SIGINT, which is ignored in what a background shell starts. */
  void terminate() {
    process.destroy();
  }

  /** Ends one of the browsers as the kernel does when memory runs out. */
  void killOneBrowser() {
    ProcessHandle browser =
        process
            .descendants()
            .filter(DemoProcess::isBrowser)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no browser runs: " + text()));
    browser.destroyForcibly();
  }

  private static boolean isBrowser(ProcessHandle handle) {
    try {
      String command = Files.readString(Path.of("/proc", Long.toString(handle.pid()), "cmdline"));
      return command.contains("--headless=new") && !command.contains("--type=");
    } catch (IOException e) {
      return false;
    }
  }

  /** {@return what the demo had started and still runs} */
  List<ProcessHandle> leftBehind() {
    return seen.stream().filter(ProcessHandle::isAlive).toList();
  }

  Path runFolder() throws IOException {
    try (Stream<Path> folders = Files.list(runs)) {
      return folders
          .filter(folder -> folder.getFileName().toString().endsWith("-demo"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no run's folder in " + runs + ": " + text()));
    }
  }

  String text() {
    return String.join("\n", output);
  }

  @Override
  public void close() {
    Stream.concat(seen.stream(), process.descendants()).forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
