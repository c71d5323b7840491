package io.turnout.srtp;

import java.util.Arrays;

/**
 * Confined to one thread. Which of the newest indices were used: the replay list of RFC 3711,
 * section 3.3.2, and on the sending side the guard against using one twice.
 */
final class IndexWindow {
  private final long[] bits;
  private final int size;
  private long highest = -1;

  /**
   * @param size how many indices are remembered, a power of two, at least 64
   */
  IndexWindow(int size) {
    this.size = size;
    bits = new long[size / 64];
  }

  /** {@return the highest index used, −1 before the first} */
  long highest() {
    return highest;
  }

  /** {@return whether the index is below what the window remembers} */
  boolean isTooOld(long index) {
    return index <= highest - size;
  }

  /** {@return whether the index was used; to be asked only of one that is not too old} */
  boolean contains(long index) {
    return index <= highest && (bits[word(index)] & (1L << index)) != 0;
  }

  /** Remembers the index as used. */
  void add(long index) {
    if (index > highest) {
      forget(highest + 1, index);
      highest = index;
    }
    bits[word(index)] |= 1L << index;
  }

  private void forget(long from, long to) {
    if (to - from >= size) {
      Arrays.fill(bits, 0);
      return;
    }
    for (long i = from; i <= to; i++) {
      bits[word(i)] &= ~(1L << i);
    }
  }

  private int word(long index) {
    return (int) (index & (size - 1)) >>> 6;
  }
}
