package io.turnout.dtls;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DatagramTransport;

/**
 * Thread-safe. The protocol engine's view of the network: an event loop puts datagrams in, a
 * virtual thread takes them out.
 */
final class QueueDatagramTransport implements DatagramTransport {
  /** Below 1280, IPv6's minimum, with room for headers (RFC 8261 and libwebrtc use as much). */
  private static final int SEND_LIMIT_BYTES = 1200;

  private static final int RECEIVE_LIMIT_BYTES = 2048;
  private static final int CAPACITY = 64;
  private static final byte[] END = {};

  private final ArrayBlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final Consumer<byte[]> out;
  private volatile boolean ended;

  QueueDatagramTransport(Consumer<byte[]> out) {
    this.out = out;
  }

  /** {@return false when the queue is full and the datagram dropped} */
  boolean offer(byte[] datagram) {
    return queue.offer(datagram);
  }

  /** Makes the engine's present or next receive end as if interrupted by the local user. */
  void end() {
    ended = true;
    queue.clear();
    queue.add(END);
  }

  boolean ended() {
    return ended;
  }

  @Override
  public int getReceiveLimit() {
    return RECEIVE_LIMIT_BYTES;
  }

  @Override
  public int getSendLimit() {
    return SEND_LIMIT_BYTES;
  }

  /**
   * Takes the next datagram.
   *
   * @param waitMillis 0 means without end, as in the engine's own contract
   */
  @Override
  public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
    try {
      byte[] datagram =
          waitMillis == 0 ? queue.take() : queue.poll(waitMillis, TimeUnit.MILLISECONDS);
      if (ended) {
        throw new IOException("closed by this side");
      }
      if (datagram == null) {
        return -1;
      }
      int copied = Math.min(length, datagram.length);
      System.arraycopy(datagram, 0, buffer, offset, copied);
      return copied;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void send(byte[] buffer, int offset, int length) {
    out.accept(Arrays.copyOfRange(buffer, offset, offset + length));
  }

  /** The engine closes after an alert; nothing comes in any more. */
  @Override
  public void close() {
    ended = true;
  }
}
