package io.turnout.systemtest.meeting;

import io.turnout.transport.server.IceLiteServerOptions;
import io.turnout.transport.testing.UdpRelay;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * A UDP relay in front of a media server that names the relay's port, so that all media takes it.
 *
 * @param port that the media server is to bind
 */
public record RelayedMedia(UdpRelay relay, int port) implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  /** A relay as good as none. */
  public static RelayedMedia open() throws IOException {
    int port;
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
      port = socket.getLocalPort();
    }
    return new RelayedMedia(UdpRelay.start(new InetSocketAddress(LOOPBACK, port), 1), port);
  }

  /** {@return what the media server behind it is to be started with} */
  public IceLiteServerOptions options() {
    return IceLiteServerOptions.on(LOOPBACK, port).withAdvertised(List.of(LOOPBACK), relay.port());
  }

  /** {@return the same as options of the command} */
  public String[] mediaServerOptions() {
    return new String[] {
      "--media-port=" + port,
      "--advertised-address=" + LOOPBACK.getHostAddress(),
      "--advertised-port=" + relay.port()
    };
  }

  @Override
  public void close() throws IOException {
    relay.close();
  }
}
