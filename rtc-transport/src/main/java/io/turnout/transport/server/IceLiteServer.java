package io.turnout.transport.server;

import io.turnout.net.EventLoop;
import io.turnout.transport.MediaTransport;
import io.turnout.transport.MediaTransportFactory;
import io.turnout.transport.MediaTransportListener;
import java.io.IOException;

/**
 * Thread-safe. A UDP port on which all media transports of a server live: ICE-lite (RFC 8445,
 * section 2.5), DTLS and SRTP.
 */
public final class IceLiteServer implements MediaTransportFactory, AutoCloseable {
  private final IceLiteServerOptions options;

  private IceLiteServer(IceLiteServerOptions options) {
    this.options = options;
  }

  /**
   * Opens the socket and starts the reader.
   *
   * @throws IOException when the address or port cannot be bound; names both
   */
  public static IceLiteServer start(IceLiteServerOptions options) throws IOException {
    return new IceLiteServer(options);
  }

  @Override
  public MediaTransport create(EventLoop loop, MediaTransportListener listener) {
    throw new UnsupportedOperationException("lands with the next steps: " + options);
  }

  /** {@return the UDP port that is bound} */
  public int localPort() {
    return options.port();
  }

  /** {@return the counters as they stand now} */
  public IceLiteServerCounters counters() {
    return new IceLiteServerCounters(0, 0, 0, java.util.Map.of());
  }

  /** Closes the socket; transports still open hear nothing more from their peers. */
  @Override
  public void close() {}
}
