package io.turnout.virtualuser.grid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. The drivers and browsers of one Grid, known by the folder in which all their
 * profiles are: the driver is started by a script in it, and puts each browser's profile under it.
 * So they are found even when those that started them are dead.
 */
public final class BrowserProcesses {
  private static final Logger LOG = LoggerFactory.getLogger(BrowserProcesses.class);
  private static final Duration END_TIMEOUT = Duration.ofSeconds(5);
  private static final int DELETE_ATTEMPTS = 5;
  private static final String PREFIX = "turnout-grid-";

  private final Path folder;

  private BrowserProcesses(Path folder) {
    this.folder = folder;
  }

  /** Makes a new, empty folder in the one that is given, or among the temporary files. */
  static BrowserProcesses inNewFolder(Optional<Path> parent) throws IOException {
    if (parent.isEmpty()) {
      return new BrowserProcesses(Files.createTempDirectory(PREFIX));
    }
    Path existing = Files.createDirectories(parent.get().toAbsolutePath());
    return new BrowserProcesses(Files.createTempDirectory(existing, PREFIX));
  }

  /** {@return the processes of a Grid that had this folder; for when its program is dead} */
  public static BrowserProcesses of(Path folder) {
    if (!String.valueOf(folder.getFileName()).startsWith(PREFIX)) {
      throw new IllegalArgumentException("found " + folder + ", expected a folder " + PREFIX + "…");
    }
    return new BrowserProcesses(folder.toAbsolutePath());
  }

  /** {@return where profiles and the driver's script are} */
  public Path folder() {
    return folder;
  }

  /** Writes the script that starts the driver with its temporary files in this folder. */
  Path driverScript(InstalledBrowser browser) throws IOException {
    return driverScript(browser, Optional.empty());
  }

  /**
   * As above.
   *
   * @param display on which its browsers open windows, e.g. {@code :99}
   */
  Path driverScript(InstalledBrowser browser, Optional<String> display) throws IOException {
    Path script = folder.resolve(browser.product().browserName() + "-driver.sh");
    Files.writeString(
        script,
        """
        #!/bin/sh
        # %s: all that the driver starts can be known by this folder.
        TMPDIR='%s'
        export TMPDIR
        %s%s
        """
            .formatted(
                PREFIX,
                folder,
                display.map(name -> "DISPLAY='" + name + "'\nexport DISPLAY\n").orElse(""),
                browser.product().driverLine(browser.driver().toString(), folder.toString())),
        StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }

  /** {@return those that run now} */
  public List<ProcessHandle> running() {
    String mark = folder.toString();
    return ProcessHandle.allProcesses()
        .filter(ProcessHandle::isAlive)
        .filter(process -> commandLine(process).contains(mark))
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .toList();
  }

  /** Ends all that still run, and removes the folder. Never throws; may be called again. */
  public void end() {
    List<ProcessHandle> left = running();
    if (!left.isEmpty()) {
      LOG.warn("ending {} browser processes that were left over", left.size());
    }
    left.forEach(ProcessHandle::destroyForcibly);
    awaitExit(left);
    for (int attempt = 1; attempt <= DELETE_ATTEMPTS && Files.exists(folder); attempt++) {
      // A browser that is just ending may still write into its profile.
      IOException failure = delete();
      if (failure != null && attempt == DELETE_ATTEMPTS) {
        LOG.warn("could not remove {}: {}", folder, failure.getMessage());
      }
    }
  }

  /** ProcessHandle's own command line is cut short for long ones, as Chromium's are. */
  private static String commandLine(ProcessHandle process) {
    try {
      byte[] arguments =
          Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
      return new String(arguments, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return process.info().commandLine().orElse("");
    }
  }

  private static void awaitExit(List<ProcessHandle> processes) {
    CompletableFuture<?>[] exits =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(exits).get(END_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("browser processes do not end: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable IOException delete() {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
                throws IOException {
              Files.deleteIfExists(directory);
              return FileVisitResult.CONTINUE;
            }
          });
      return null;
    } catch (IOException e) {
      return e;
    }
  }
}
