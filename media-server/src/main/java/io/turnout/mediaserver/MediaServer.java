package io.turnout.mediaserver;

import io.turnout.mediaserver.control.ControlPlane;
import io.turnout.mediaserver.control.ControlServer;
import io.turnout.mediaserver.pipeline.MediaPlane;
import io.turnout.net.EventLoopGroup;
import io.turnout.transport.server.IceLiteServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. A running media server: one TCP port for Kurento's API, one UDP port for all media.
 */
public final class MediaServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MediaServer.class);

  private final EventLoopGroup loops;
  private final IceLiteServer media;
  private final ControlPlane plane;
  private final ControlServer control;

  private MediaServer(
      EventLoopGroup loops, IceLiteServer media, ControlPlane plane, ControlServer control) {
    this.loops = loops;
    this.media = media;
    this.plane = plane;
    this.control = control;
  }

  /**
   * Starts a server.
   *
   * @throws IOException when a port cannot be bound; names it
   */
  public static MediaServer start(MediaServerOptions options) throws IOException {
    warnIfExposed(options.control().host());
    IceLiteServer media = IceLiteServer.start(options.media());
    EventLoopGroup loops = EventLoopGroup.start("media-loop", options.eventLoops());
    MediaPlane mediaPlane = MediaPlane.on(loops, media);
    ControlPlane plane =
        new ControlPlane(
            mediaPlane, options.limits(), options.maxObjects(), options.collectionPeriod());
    MetricsPage page = new MetricsPage(plane, mediaPlane, media);
    try {
      ControlServer control = ControlServer.start(plane, options.control(), page::render);
      LOG.info("media server at {}, media on UDP port {}", control.uri(), media.localPort());
      return new MediaServer(loops, media, plane, control);
    } catch (IOException | RuntimeException e) {
      plane.close();
      media.close();
      loops.close();
      throw e;
    }
  }

  private static void warnIfExposed(String host) {
    try {
      if (!Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress)) {
        LOG.warn(
            "control host {} is not loopback: Kurento's protocol knows no authentication, so whoever"
                + " reaches the port controls the server; keep it behind a firewall",
            host);
      }
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "control host: '" + host + "' is unknown; give a name or address of this machine", e);
    }
  }

  /** {@return the address for Kurento's clients, such as {@code ws://127.0.0.1:8888/kurento}} */
  public URI controlUri() {
    return control.uri();
  }

  /** {@return the UDP port that is bound for media} */
  public int mediaPort() {
    return media.localPort();
  }

  /** Ends all connections, releases all objects and frees both ports. */
  @Override
  public void close() {
    control.close();
    plane.close();
    media.close();
    loops.close();
  }
}
