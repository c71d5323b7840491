package io.turnout.net;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Called on the socket's reader thread only. */
@FunctionalInterface
public interface DatagramReceiver {
  /**
   * A datagram came in.
   *
   * @param datagram from position to limit; borrowed until return
   * @param arrivalNs {@link System#nanoTime} when it left the socket
   */
  void onDatagram(ByteBuffer datagram, InetSocketAddress source, long arrivalNs);
}
