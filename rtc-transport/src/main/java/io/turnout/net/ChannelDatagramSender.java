package io.turnout.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Confined to one event loop. Sends each datagram at once through a channel that others share. */
final class ChannelDatagramSender implements DatagramSender {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelDatagramSender.class);

  private final DatagramChannel channel;
  private final ByteBuffer direct = ByteBuffer.allocateDirect(UdpSocket.MAX_DATAGRAM_BYTES);
  private boolean failedBefore;

  ChannelDatagramSender(DatagramChannel channel) {
    this.channel = channel;
  }

  @Override
  public boolean send(byte[] buffer, int offset, int length, InetSocketAddress destination) {
    if (length > direct.capacity()) {
      return false;
    }
    direct.clear();
    direct.put(buffer, offset, length).flip();
    try {
      return channel.send(direct, destination) == length;
    } catch (IOException e) {
      if (!failedBefore) {
        // Once in the log; every further one is in the counter.
        failedBefore = true;
        LOG.warn("cannot send to {}: {}", destination, e.toString());
      }
      return false;
    }
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }
}
