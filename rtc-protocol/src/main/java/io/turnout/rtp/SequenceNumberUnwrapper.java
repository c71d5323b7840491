package io.turnout.rtp;

/**
 * Extends 16-bit sequence numbers beyond their wrap-around: each is taken to be the one nearest to
 * the highest so far (RFC 3550, appendix A.1). Confined to one thread.
 */
public final class SequenceNumberUnwrapper {
  /** Leaves room below the first number, so that packets that overtook it stay positive. */
  private static final long FIRST_CYCLE = 0x1_0000;

  private long highest = -1;

  /** {@return the extended sequence number, never negative} */
  public long unwrap(int sequenceNumber) {
    long extended = peek(sequenceNumber);
    highest = Math.max(highest, extended);
    return extended;
  }

  /** {@return what {@link #unwrap} would return, without moving on} */
  public long peek(int sequenceNumber) {
    if (highest < 0) {
      return FIRST_CYCLE + (sequenceNumber & 0xFFFF);
    }
    return highest + (short) (sequenceNumber - (int) highest);
  }

  /** Forgets what was seen; the next number is a first one again. */
  public void reset() {
    highest = -1;
  }
}
