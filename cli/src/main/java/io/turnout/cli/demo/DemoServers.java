package io.turnout.cli.demo;

import io.turnout.cli.process.ServerProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Thread-safe once started. Media server, meeting application and Grid as processes on loopback; a
 * taken port is replaced by a free one.
 */
final class DemoServers implements AutoCloseable {
  private static final Duration READY = Duration.ofMinutes(2);
  private static final List<String> SMALL_JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseTransparentHugePages",
          // They live for two minutes: a second compiler would cost more than it gains.
          "-XX:TieredStopAtLevel=1",
          "-Xmx512m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /** Where the servers serve. Immutable. */
  record Addresses(URI mediaServer, URI meetingApp, URI grid) {}

  private final Deque<ServerProcess> servers;
  private final Addresses addresses;
  private final Duration startTime;

  private DemoServers(Deque<ServerProcess> servers, Addresses addresses, Duration startTime) {
    this.servers = servers;
    this.addresses = addresses;
    this.startTime = startTime;
  }

  static DemoServers start(Path logs, int slots) {
    Deque<ServerProcess> servers = new ArrayDeque<>();
    long startNs = System.nanoTime();
    try {
      ServerProcess grid =
          launch(servers, logs, "grid", "grid", "standalone", "--slots", "" + slots);
      ServerProcess media = launch(servers, logs, "media-server", "media-server");
      URI mediaServer = media.awaitReady(READY);
      ServerProcess application =
          launch(servers, logs, "meeting-app", "meeting-app", "--kms=" + mediaServer);
      Addresses addresses =
          new Addresses(mediaServer, application.awaitReady(READY), grid.awaitReady(READY));
      return new DemoServers(servers, addresses, Duration.ofNanos(System.nanoTime() - startNs));
    } catch (RuntimeException e) {
      servers.forEach(ServerProcess::close);
      throw e;
    }
  }

  private static ServerProcess launch(
      Deque<ServerProcess> servers, Path logs, String name, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--exit-with-parent");
    all.add("--any-port-if-taken");
    ServerProcess server = ServerProcess.start(name, logs, SMALL_JVM, all);
    servers.push(server);
    return server;
  }

  Addresses addresses() {
    return addresses;
  }

  /** {@return how long it took until all of them served} */
  Duration startTime() {
    return startTime;
  }

  /** Stops the servers, the last one started first. */
  @Override
  public void close() {
    servers.forEach(ServerProcess::close);
  }
}
