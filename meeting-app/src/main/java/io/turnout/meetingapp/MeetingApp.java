package io.turnout.meetingapp;

import io.turnout.meetingapp.http.HttpServer;
import io.turnout.meetingapp.media.KurentoMediaGateway;
import io.turnout.meetingapp.media.MediaGateway;
import io.turnout.meetingapp.meeting.MeetingRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Thread-safe. A running meeting application. */
public final class MeetingApp implements AutoCloseable {
  private static final Duration RELEASE_PATIENCE = Duration.ofSeconds(5);

  private final List<? extends MediaGateway> gateways;
  private final MeetingRegistry registry;
  private final HttpServer server;

  private MeetingApp(
      List<? extends MediaGateway> gateways, MeetingRegistry registry, HttpServer server) {
    this.gateways = gateways;
    this.registry = registry;
    this.server = server;
  }

  /**
   * Starts the application on the media servers of its options. A media server that cannot be
   * reached is tried again and again; {@code /healthz} tells whether one is connected.
   *
   * @throws IllegalArgumentException if the options cannot be run; says what helps
   * @throws IOException if the port is taken
   */
  public static MeetingApp start(MeetingAppOptions options) throws IOException {
    return start(
        options,
        options.mediaServers().stream()
            .map(uri -> KurentoMediaGateway.connect(uri, options.videoBandwidthKbps()))
            .toList());
  }

  /** Starts the application on given gateways, which it closes at its end. */
  public static MeetingApp start(MeetingAppOptions options, List<? extends MediaGateway> gateways)
      throws IOException {
    try {
      MeetingRegistry registry =
          new MeetingRegistry(options.meetingLimits(), options.iceServers(), gateways);
      HttpServer server =
          HttpServer.start(
              new HttpServer.Binding(
                  options.host(),
                  options.port(),
                  options.tls(),
                  options.allowPlainHttp(),
                  options.adminToken()),
              registry,
              options.signallingLimits());
      return new MeetingApp(gateways, registry, server);
    } catch (IOException | RuntimeException e) {
      gateways.forEach(MediaGateway::close);
      throw e;
    }
  }

  /** {@return the address of its page, {@code http://host:port/}, with the port that was bound} */
  public URI uri() {
    return server.uri();
  }

  /** Ends all meetings, releases what they have on media servers, and stops. */
  @Override
  public void close() {
    registry.close(RELEASE_PATIENCE);
    server.close();
    gateways.forEach(MediaGateway::close);
  }
}
