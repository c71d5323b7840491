package io.turnout.mediaserver.forwarding;

import io.turnout.rtp.RtpPacket;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Confined to its event loop. The latest packets of one source as they came, kept once for all
 * sinks, from which lost ones are sent again.
 */
final class PacketHistory {
  /** About eight seconds at Kurento's default limit, two at 2 Mbit/s. */
  static final int PACKETS = 512;

  private final byte[] @Nullable [] packets = new byte[PACKETS][];
  private final int[] lengths = new int[PACKETS];
  private final long[] sequenceNumbers = new long[PACKETS];

  PacketHistory() {
    Arrays.fill(sequenceNumbers, -1);
  }

  /** Copies the packet over the one {@link #PACKETS} before it. */
  void store(long extendedSequenceNumber, RtpPacket packet) {
    int slot = slot(extendedSequenceNumber);
    byte[] copy = packets[slot];
    if (copy == null || copy.length < packet.length()) {
      copy = new byte[(packet.length() + 255) & ~255];
      packets[slot] = copy;
    }
    System.arraycopy(packet.buffer(), packet.offset(), copy, 0, packet.length());
    lengths[slot] = packet.length();
    sequenceNumbers[slot] = extendedSequenceNumber;
  }

  /** Wraps the view around the packet; false when it is not here. */
  boolean find(long extendedSequenceNumber, RtpPacket view) {
    int slot = slot(extendedSequenceNumber);
    byte[] packet = packets[slot];
    return packet != null
        && sequenceNumbers[slot] == extendedSequenceNumber
        && view.wrap(packet, 0, lengths[slot]);
  }

  private static int slot(long extendedSequenceNumber) {
    return (int) extendedSequenceNumber & (PACKETS - 1);
  }
}
