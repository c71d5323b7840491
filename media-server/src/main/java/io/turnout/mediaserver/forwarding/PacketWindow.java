package io.turnout.mediaserver.forwarding;

import java.util.Arrays;

/** Remembers which of the latest 1024 extended sequence numbers have come. */
final class PacketWindow {
  static final int PACKETS = 1024;

  private final long[] bits = new long[PACKETS / Long.SIZE];
  private long highest = -1;

  /** Forgets everything; the number given is the first one, and has come. */
  void begin(long extendedSequenceNumber) {
    Arrays.fill(bits, 0);
    highest = extendedSequenceNumber;
    mark(extendedSequenceNumber);
  }

  /** Takes a number not more than {@link #PACKETS} below the highest; false when it came before. */
  boolean add(long extendedSequenceNumber) {
    if (extendedSequenceNumber > highest) {
      if (extendedSequenceNumber - highest >= PACKETS) {
        Arrays.fill(bits, 0);
      } else {
        for (long skipped = highest + 1; skipped < extendedSequenceNumber; skipped++) {
          bits[word(skipped)] &= ~bit(skipped);
        }
      }
      highest = extendedSequenceNumber;
      mark(extendedSequenceNumber);
      return true;
    }
    if ((bits[word(extendedSequenceNumber)] & bit(extendedSequenceNumber)) != 0) {
      return false;
    }
    mark(extendedSequenceNumber);
    return true;
  }

  private void mark(long extendedSequenceNumber) {
    bits[word(extendedSequenceNumber)] |= bit(extendedSequenceNumber);
  }

  private static int word(long extendedSequenceNumber) {
    return (int) (extendedSequenceNumber >> 6) & (PACKETS / Long.SIZE - 1);
  }

  private static long bit(long extendedSequenceNumber) {
    return 1L << (extendedSequenceNumber & 63);
  }
}
