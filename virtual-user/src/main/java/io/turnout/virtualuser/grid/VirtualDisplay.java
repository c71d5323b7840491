package io.turnout.virtualuser.grid;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.openqa.selenium.net.NetworkUtils;

/**
 * Thread-safe. A screen that is in memory only (Xvfb), which the Grid's pages show live: x11vnc
 * gives it out, to look at and not to touch, and websockify takes it to the WebSocket that Selenium
 * Grid passes on (RFB protocol, RFC 6143). Selenium looks for that one at this machine's first
 * address that is not loopback, so it listens there. Its processes are known by the node's folder,
 * as the browsers are, and end with them.
 */
final class VirtualDisplay {
  static final String INSTALLATION = "on Debian: apt install xvfb x11vnc websockify";

  private static final String SCREEN = "1280x960x24";
  private static final Duration START_TIMEOUT = Duration.ofSeconds(30);
  private static final long LOOK_MS = 100;

  private final String name;
  private final int port;

  private VirtualDisplay(String name, int port) {
    this.name = name;
    this.port = port;
  }

  /**
   * Starts all three and returns when the WebSocket can be reached.
   *
   * @param folder of the node's processes
   * @param path in which the programs are looked for
   * @throws IOException when one is missing or does not start
   */
  static VirtualDisplay start(Path folder, String path) throws IOException {
    Path xvfb = find("Xvfb", path);
    Path x11vnc = find("x11vnc", path);
    Path websockify = find("websockify", path);
    String name = ":" + displayNumber(xvfb, folder);
    int vncPort = FreePorts.orFree(0, "127.0.0.1");
    run(
        folder.resolve("x11vnc.log"),
        List.of(
            x11vnc.toString(),
            "-display",
            name,
            "-localhost",
            "-rfbport",
            Integer.toString(vncPort),
            "-forever",
            "-shared",
            "-viewonly",
            "-nopw",
            "-noxdamage",
            "-o",
            folder.resolve("x11vnc-own.log").toString()));
    await("127.0.0.1", vncPort, "x11vnc");
    String host =
        Objects.requireNonNullElse(
            new NetworkUtils().getNonLoopbackAddressOfThisMachine(), "127.0.0.1");
    int port = FreePorts.orFree(0, host);
    run(
        folder.resolve("websockify.log"),
        List.of(
            websockify.toString(),
            "--log-file=" + folder.resolve("websockify-own.log"),
            host + ":" + port,
            "127.0.0.1:" + vncPort));
    await(host, port, "websockify");
    return new VirtualDisplay(name, port);
  }

  /** {@return as DISPLAY has it, e.g. {@code :99}} */
  String name() {
    return name;
  }

  /** {@return of the WebSocket} */
  int port() {
    return port;
  }

  /** Xvfb takes a free number and tells it. */
  private static int displayNumber(Path xvfb, Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                xvfb.toString(),
                "-displayfd",
                "1",
                "-screen",
                "0",
                SCREEN,
                "-nolisten",
                "tcp",
                "-fbdir",
                folder.toString())
            .redirectError(folder.resolve("xvfb.log").toFile())
            .start();
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                String line =
                    new BufferedReader(
                            new InputStreamReader(
                                process.getInputStream(), StandardCharsets.US_ASCII))
                        .readLine();
                return line == null ? "" : line.strip();
              } catch (IOException e) {
                return "";
              }
            });
    try {
      String number = answer.get(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      if (number.matches("[0-9]{1,5}")) {
        return Integer.parseInt(number);
      }
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IOException("Xvfb did not tell its display within " + START_TIMEOUT, e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while Xvfb started", e);
    }
    process.destroyForcibly();
    throw new IOException("Xvfb did not start: " + Files.readString(folder.resolve("xvfb.log")));
  }

  private static void run(Path log, List<String> command) throws IOException {
    new ProcessBuilder(new ArrayList<>(command))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static void await(String host, int port, String program) throws IOException {
    long deadlineNs = System.nanoTime() + START_TIMEOUT.toNanos();
    while (true) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(host, port), 1000);
        return;
      } catch (IOException e) {
        if (System.nanoTime() - deadlineNs >= 0) {
          throw new IOException(program + " does not listen at " + host + ":" + port, e);
        }
      }
      try {
        Thread.sleep(LOOK_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while " + program + " started", e);
      }
    }
  }

  private static Path find(String program, String path) throws IOException {
    for (String folder : path.split(Pattern.quote(java.io.File.pathSeparator), -1)) {
      Path candidate = Path.of(folder, program);
      if (!folder.isEmpty() && Files.isExecutable(candidate)) {
        return candidate.toAbsolutePath();
      }
    }
    throw new IOException("no " + program + " in the PATH (" + path + "); " + INSTALLATION);
  }
}
