package io.turnout.mediaserver.forwarding;

/**
 * Confined to its event loop. Maps a source's extended sequence numbers to those of one sink, which
 * go on without a gap when the source changes. Gaps within a source stay, so that the receiver sees
 * what was lost.
 */
final class SequenceRewriter {
  /** Belongs before the packet that the source began with at this sink. */
  static final long BEFORE_START = -1;

  private long next;
  private long start = Long.MAX_VALUE;
  private long shift;

  /**
   * Makes a rewriter.
   *
   * @param first sequence number of the sink's first packet, below 2^15 so that SRTP's roll-over
   *     counter is safe (RFC 3711, section 3.3.1)
   */
  SequenceRewriter(int first) {
    next = 0x1_0000L + first;
  }

  /** The source goes on, or another begins, with this packet. */
  void startAt(long sourceSequenceNumber) {
    start = sourceSequenceNumber;
    shift = next - sourceSequenceNumber;
  }

  /** {@return the sink's extended sequence number, or {@link #BEFORE_START}} */
  long rewrite(long sourceSequenceNumber) {
    if (sourceSequenceNumber < start) {
      return BEFORE_START;
    }
    long rewritten = sourceSequenceNumber + shift;
    next = Math.max(next, rewritten + 1);
    return rewritten;
  }

  /** {@return the source's extended number of what the sink knows by this 16-bit number} */
  long sourceOf(int sinkSequenceNumber) {
    return extended(sinkSequenceNumber) - shift;
  }

  /** {@return the sink's 16-bit number extended, taken to be the nearest to the latest sent} */
  long extended(int sinkSequenceNumber) {
    long latest = next - 1;
    return latest + (short) (sinkSequenceNumber - (int) latest);
  }
}
