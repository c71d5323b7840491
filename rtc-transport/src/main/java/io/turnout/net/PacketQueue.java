package io.turnout.net;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Filled by one reader thread, drained by one event loop. A bounded ring of packets whose buffers
 * are allocated once and used in place.
 *
 * @param <T> whom a packet is for
 */
public final class PacketQueue<T> {
  /** Behind a packet so much of its buffer is free for what SRTP appends. */
  private static final int ROOM_BYTES = 64;

  private static final int MAX_PACKETS_PER_TASK = 64;

  /** Called on the event loop, once per packet. */
  @FunctionalInterface
  public interface Handler<T> {
    /**
     * Takes one packet.
     *
     * @param buffer the packet from index 0; borrowed until return, may be changed
     */
    void onPacket(T target, byte[] buffer, int length, InetSocketAddress source, long arrivalNs);
  }

  private final EventLoop loop;
  private final Handler<T> handler;
  private final Slot<T>[] slots;
  private final int mask;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong read = new AtomicLong();
  private final AtomicBoolean drainScheduled = new AtomicBoolean();
  private final Runnable drain = this::drain;

  /**
   * An empty queue; its buffers are allocated here.
   *
   * @param capacity how many packets may wait, a power of two
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  public PacketQueue(EventLoop loop, int capacity, Handler<T> handler) {
    this.loop = loop;
    this.handler = handler;
    slots = new Slot[capacity];
    for (int i = 0; i < capacity; i++) {
      slots[i] = new Slot<>();
    }
    mask = capacity - 1;
  }

  /**
   * Copies the packet into the ring and wakes the loop; to be called by the one reader thread.
   *
   * @return false when the ring is full, the packet too long, or the loop has ended
   */
  public boolean offer(T target, ByteBuffer packet, InetSocketAddress source, long arrivalNs) {
    long at = written.getPlain();
    int length = packet.remaining();
    if (at - read.getAcquire() == slots.length || length > UdpSocket.MAX_DATAGRAM_BYTES) {
      return false;
    }
    Slot<T> slot = slots[(int) at & mask];
    packet.get(slot.buffer, 0, length);
    slot.length = length;
    slot.target = target;
    slot.source = source;
    slot.arrivalNs = arrivalNs;
    // Volatile, so that the look at drainScheduled below cannot come before it.
    written.set(at + 1);
    return drainScheduled.get() || schedule();
  }

  private boolean schedule() {
    if (drainScheduled.compareAndSet(false, true)) {
      try {
        loop.execute(drain);
      } catch (RejectedExecutionException e) {
        return false;
      }
    }
    return true;
  }

  private void drain() {
    long at = read.getPlain();
    long end = Math.min(written.get(), at + MAX_PACKETS_PER_TASK);
    try {
      while (at < end) {
        Slot<T> slot = slots[(int) at & mask];
        T target = slot.target;
        InetSocketAddress source = slot.source;
        at++;
        if (target != null && source != null) {
          slot.target = null;
          handler.onPacket(target, slot.buffer, slot.length, source, slot.arrivalNs);
        }
        read.setRelease(at);
      }
    } finally {
      // Also after a handler's exception, which costs that packet only.
      read.set(at);
      drainScheduled.set(false);
      if (written.get() != at) {
        schedule();
      }
    }
  }

  private static final class Slot<T> {
    private final byte[] buffer = new byte[UdpSocket.MAX_DATAGRAM_BYTES + ROOM_BYTES];
    private int length;
    private long arrivalNs;
    private @Nullable T target;
    private @Nullable InetSocketAddress source;
  }
}
