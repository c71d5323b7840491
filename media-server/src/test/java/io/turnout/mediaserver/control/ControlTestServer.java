package io.turnout.mediaserver.control;

import io.turnout.mediaserver.pipeline.MediaPlane;
import io.turnout.net.EventLoopGroup;
import io.turnout.transport.testing.FakeMediaTransport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Thread-safe. The whole control side on a real port, with transports that have no network. */
final class ControlTestServer implements AutoCloseable {
  private final EventLoopGroup loops = EventLoopGroup.start("test-loop", 1);
  private final ControlPlane plane;
  private final ControlServer server;

  ControlTestServer(Duration collectionPeriod, ControlLimits limits) throws IOException {
    plane =
        new ControlPlane(
            MediaPlane.on(loops, new FakeMediaTransport.Factory()),
            limits,
            10_000,
            collectionPeriod);
    server =
        ControlServer.start(
            plane,
            new ControlBinding("127.0.0.1", 0, "/kurento", Optional.empty()),
            () -> "metric 1\n");
  }

  static ControlTestServer start() throws IOException {
    return new ControlTestServer(Duration.ofMinutes(4), ControlLimits.DEFAULTS);
  }

  URI uri() {
    return server.uri();
  }

  ControlPlane plane() {
    return plane;
  }

  ControlServer server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
    plane.close();
    loops.close();
  }
}
