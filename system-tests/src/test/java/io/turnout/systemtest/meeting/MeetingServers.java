package io.turnout.systemtest.meeting;

import io.turnout.cli.process.ServerProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.kurento.client.KurentoClient;

/**
 * Confined to the test's thread. A media server, the meeting application on it, each a process of
 * its own as in production, and Kurento's client to look at what is on the media server.
 *
 * @param application address of the application
 */
public record MeetingServers(URI application, KurentoClient kurento, Deque<ServerProcess> processes)
    implements AutoCloseable {
  private static final Duration READY = Duration.ofMinutes(2);
  private static final List<String> SMALL_JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseTransparentHugePages",
          "-XX:TieredStopAtLevel=1",
          "-Xmx512m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /**
   * Starts all on free ports of 127.0.0.1.
   *
   * @param logs folder for what they say
   * @param mediaServerOptions further ones of its command line
   */
  public static MeetingServers start(Path logs, String... mediaServerOptions) {
    Deque<ServerProcess> processes = new ArrayDeque<>();
    List<String> options = new ArrayList<>(List.of("media-server"));
    options.addAll(Arrays.asList(mediaServerOptions));
    try {
      URI mediaServer = launch(processes, logs, options);
      return on(mediaServer, logs, processes);
    } catch (RuntimeException e) {
      processes.forEach(ServerProcess::close);
      throw e;
    }
  }

  /** Starts the application alone, on a media server of somebody else's. */
  public static MeetingServers on(URI mediaServer, Path logs) {
    return on(mediaServer, logs, new ArrayDeque<>());
  }

  private static MeetingServers on(URI mediaServer, Path logs, Deque<ServerProcess> processes) {
    URI application = launch(processes, logs, List.of("meeting-app", "--kms=" + mediaServer));
    return new MeetingServers(application, KurentoClient.create(mediaServer.toString()), processes);
  }

  private static URI launch(Deque<ServerProcess> processes, Path logs, List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    all.add("--port=0");
    all.add("--exit-with-parent");
    ServerProcess process = ServerProcess.start(arguments.getFirst(), logs, SMALL_JVM, all);
    processes.push(process);
    return process.awaitReady(READY);
  }

  @Override
  public void close() {
    kurento.destroy();
    processes.forEach(ServerProcess::close);
  }
}
