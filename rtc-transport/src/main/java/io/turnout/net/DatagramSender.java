package io.turnout.net;

import java.net.InetSocketAddress;

/**
 * Confined to one event loop. The way out to the network; may hold packets back until {@link
 * #flush}, which its user calls at the end of the loop's turn ({@link EventLoop#executeAtTurnEnd}).
 */
public interface DatagramSender {
  /**
   * Takes one datagram. Borrows the buffer until return.
   *
   * @return false when the datagram was not taken: it is lost and the caller counts it
   */
  boolean send(byte[] buffer, int offset, int length, InetSocketAddress destination);

  /** Hands over what was held back. */
  void flush();
}
