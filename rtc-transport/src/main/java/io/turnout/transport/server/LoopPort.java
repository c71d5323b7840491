package io.turnout.transport.server;

import io.turnout.net.DatagramSender;
import io.turnout.net.EventLoop;
import io.turnout.net.PacketQueue;
import java.net.InetSocketAddress;

/**
 * Confined to one event loop, but for the queue's writing end. What a server's transports on that
 * loop share: the way in and the way out.
 */
final class LoopPort {
  private final EventLoop loop;
  private final PacketQueue<IceLiteTransport> queue;
  private final DatagramSender sender;
  private final Runnable flush = this::flush;
  private boolean flushScheduled;

  LoopPort(EventLoop loop, DatagramSender sender, int queuePackets) {
    this.loop = loop;
    this.sender = sender;
    queue = new PacketQueue<>(loop, queuePackets, IceLiteTransport::onPacket);
  }

  PacketQueue<IceLiteTransport> queue() {
    return queue;
  }

  boolean send(byte[] buffer, int offset, int length, InetSocketAddress destination) {
    if (!flushScheduled) {
      flushScheduled = true;
      loop.executeAtTurnEnd(flush);
    }
    return sender.send(buffer, offset, length, destination);
  }

  private void flush() {
    flushScheduled = false;
    sender.flush();
  }
}
