package io.turnout.mediaserver.forwarding;

import java.time.Duration;
import java.util.Arrays;

/**
 * Confined to its event loop. What is needed to send a packet to one sink again exactly as it was:
 * under SRTP with AES-GCM a second, different packet with the same sequence number would give away
 * the authentication key (RFC 7714, section 8.1). The bytes themselves are in the source's {@link
 * PacketHistory}.
 *
 * <p>Retransmissions are limited per packet and to a share of what is sent, so that a slow peer
 * cannot make them feed on themselves.
 */
final class RetransmissionBuffer {
  static final int MAX_TRIES = 10;

  /** A packet is not sent again within this time or the round-trip time, if that is longer. */
  static final long MIN_INTERVAL_NS = Duration.ofMillis(10).toNanos();

  /** Half a retransmission is granted per packet, up to this many. */
  static final int MAX_GRANTED = 200;

  private final long[] sequenceNumbers = new long[PacketHistory.PACKETS];
  private final int[] sendTimes = new int[PacketHistory.PACKETS];
  private final int[] tries = new int[PacketHistory.PACKETS];
  private final long[] resentNs = new long[PacketHistory.PACKETS];
  private int grantedHalves = 2 * MAX_GRANTED;

  RetransmissionBuffer() {
    clear();
  }

  /** Remembers a packet sent for the first time. */
  void sent(long sinkSequenceNumber, int absSendTime) {
    int slot = slot(sinkSequenceNumber);
    sequenceNumbers[slot] = sinkSequenceNumber;
    sendTimes[slot] = absSendTime;
    tries[slot] = 0;
    grantedHalves = Math.min(grantedHalves + 1, 2 * MAX_GRANTED);
  }

  /** {@return whether the packet is to be sent again now; if so it is counted as sent} */
  boolean mayResend(long sinkSequenceNumber, long nowNs, long roundTripNs) {
    int slot = slot(sinkSequenceNumber);
    if (sequenceNumbers[slot] != sinkSequenceNumber
        || tries[slot] == MAX_TRIES
        || grantedHalves < 2
        || (tries[slot] > 0 && nowNs - resentNs[slot] < Math.max(MIN_INTERVAL_NS, roundTripNs))) {
      return false;
    }
    tries[slot]++;
    resentNs[slot] = nowNs;
    grantedHalves -= 2;
    return true;
  }

  /** {@return the abs-send-time that the packet was first sent with} */
  int absSendTime(long sinkSequenceNumber) {
    return sendTimes[slot(sinkSequenceNumber)];
  }

  /** Forgets all packets, because their source is no longer the sink's. */
  void clear() {
    Arrays.fill(sequenceNumbers, -1);
  }

  private static int slot(long sequenceNumber) {
    return (int) sequenceNumber & (PacketHistory.PACKETS - 1);
  }
}
