package io.turnout.net;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. One UDP socket with a reader thread of its own; event loops send through {@link
 * #newSender}.
 *
 * <p>The channel blocks: one system call a packet in either direction, and a full send buffer slows
 * the sender down instead of losing packets.
 */
public final class UdpSocket implements AutoCloseable {
  /** Longest datagram sent or received; WebRTC keeps below 1500 (RFC 8831, 8834). */
  public static final int MAX_DATAGRAM_BYTES = 2048;

  private static final Logger LOG = LoggerFactory.getLogger(UdpSocket.class);

  private final DatagramChannel channel;
  private final InetSocketAddress localAddress;

  private UdpSocket(DatagramChannel channel, InetSocketAddress localAddress) {
    this.channel = channel;
    this.localAddress = localAddress;
  }

  /**
   * Binds a socket.
   *
   * @param bufferBytes asked of the system for each direction; it may give less
   * @throws IOException when the address cannot be bound; names it
   */
  public static UdpSocket open(InetSocketAddress address, int bufferBytes) throws IOException {
    boolean ipv4 = address.getAddress() instanceof Inet4Address && !isWildcard(address);
    DatagramChannel channel =
        ipv4 ? DatagramChannel.open(StandardProtocolFamily.INET) : DatagramChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, bufferBytes);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, bufferBytes);
      channel.bind(address);
      return new UdpSocket(channel, (InetSocketAddress) channel.getLocalAddress());
    } catch (IOException e) {
      channel.close();
      throw new IOException(
          "cannot bind UDP " + address + ": " + e.getMessage() + "; choose another address or port",
          e);
    }
  }

  private static boolean isWildcard(InetSocketAddress address) {
    return address.getAddress().isAnyLocalAddress();
  }

  /** Starts the reader thread, which calls the receiver until the socket is closed. */
  public void start(String threadName, DatagramReceiver receiver) {
    Thread.ofPlatform().name(threadName).daemon().start(() -> read(receiver));
  }

  /** {@return the bound address} */
  public InetSocketAddress localAddress() {
    return localAddress;
  }

  /** {@return a sender for one event loop} */
  public DatagramSender newSender() {
    return new ChannelDatagramSender(channel);
  }

  private void read(DatagramReceiver receiver) {
    // One byte more than allowed: a longer datagram shows by filling it.
    ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES + 1);
    while (channel.isOpen()) {
      try {
        buffer.clear();
        SocketAddress source = channel.receive(buffer);
        long arrivalNs = System.nanoTime();
        if (source instanceof InetSocketAddress inetSource) {
          receiver.onDatagram(buffer.flip(), inetSource, arrivalNs);
        }
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        // Such as an ICMP error report for an earlier send; the socket itself goes on.
        LOG.debug("receive on {}: {}", localAddress, e.toString());
      } catch (RuntimeException e) {
        LOG.error("a datagram was not handled on {}", localAddress, e);
      }
    }
  }

  /** Closes the socket and ends the reader. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("close {}: {}", localAddress, e.toString());
    }
  }
}
