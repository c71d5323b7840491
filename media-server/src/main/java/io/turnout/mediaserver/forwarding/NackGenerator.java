package io.turnout.mediaserver.forwarding;

/**
 * Confined to its event loop. Finds gaps in a received stream and says which packets to ask for
 * again, each at once and then once per retry interval, a limited number of times.
 */
final class NackGenerator {
  /** More missing packets are not asked for one by one; a key frame repairs the picture. */
  static final int MAX_MISSING = 256;

  static final int MAX_TRIES = 10;

  private final long[] missing = new long[MAX_MISSING];
  private final int[] tries = new int[MAX_MISSING];
  private final long[] triedNs = new long[MAX_MISSING];
  private int size;
  private long highest = -1;

  /**
   * Takes a packet that came for the first time.
   *
   * @return false when too many are missing: all are forgotten and a key frame is needed
   */
  boolean onPacket(long extendedSequenceNumber) {
    if (highest < 0 || extendedSequenceNumber == highest + 1) {
      highest = extendedSequenceNumber;
      return true;
    }
    if (extendedSequenceNumber < highest) {
      remove(extendedSequenceNumber);
      return true;
    }
    long gap = extendedSequenceNumber - highest - 1;
    if (size + gap > MAX_MISSING) {
      size = 0;
      highest = extendedSequenceNumber;
      return false;
    }
    for (long lost = highest + 1; lost < extendedSequenceNumber; lost++) {
      missing[size] = lost;
      tries[size] = 0;
      size++;
    }
    highest = extendedSequenceNumber;
    return true;
  }

  /**
   * Collects what is to be asked for now, ascending; what was asked for often enough is given up.
   *
   * @param due takes 16-bit sequence numbers, has room for {@link #MAX_MISSING}
   * @return how many
   */
  int due(long nowNs, long retryNs, int[] due) {
    int count = 0;
    int kept = 0;
    for (int i = 0; i < size; i++) {
      boolean again = tries[i] > 0;
      boolean dueNow = !again || nowNs - triedNs[i] >= retryNs;
      if (dueNow && tries[i] == MAX_TRIES) {
        continue;
      }
      missing[kept] = missing[i];
      tries[kept] = tries[i];
      triedNs[kept] = triedNs[i];
      if (dueNow) {
        tries[kept]++;
        triedNs[kept] = nowNs;
        due[count++] = (int) missing[kept] & 0xFFFF;
      }
      kept++;
    }
    size = kept;
    return count;
  }

  boolean isMissingAny() {
    return size > 0;
  }

  /** Forgets everything; the next packet is a first one. */
  void reset() {
    size = 0;
    highest = -1;
  }

  private void remove(long extendedSequenceNumber) {
    for (int i = 0; i < size; i++) {
      if (missing[i] == extendedSequenceNumber) {
        int behind = size - i - 1;
        System.arraycopy(missing, i + 1, missing, i, behind);
        System.arraycopy(tries, i + 1, tries, i, behind);
        System.arraycopy(triedNs, i + 1, triedNs, i, behind);
        size--;
        return;
      }
    }
  }
}
