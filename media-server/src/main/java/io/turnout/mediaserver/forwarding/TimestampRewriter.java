package io.turnout.mediaserver.forwarding;

import io.turnout.rtp.RtpClock;

/**
 * Confined to its event loop. Maps a source's RTP timestamps to those of one sink. Within a source
 * the distance is kept; when the source changes the sink's time goes on by what the clock says.
 */
final class TimestampRewriter {
  private long shift;
  private long highest;
  private long highestNs;
  private boolean hasSent;

  /**
   * Makes a rewriter.
   *
   * @param first timestamp of the sink's first packet, 32 bit
   */
  TimestampRewriter(long first) {
    this.highest = first;
  }

  /** The source goes on, or another begins, with this timestamp. */
  void startAt(long sourceTimestamp, int clockRateHz, long nowNs) {
    long elapsed = hasSent ? Math.max(1, RtpClock.ticks(nowNs - highestNs, clockRateHz)) : 0;
    shift = highest + elapsed - sourceTimestamp;
  }

  /** {@return the sink's timestamp, 32 bit, unsigned} */
  long rewrite(long sourceTimestamp, long nowNs) {
    long rewritten = toSink(sourceTimestamp);
    if (!hasSent || (int) (rewritten - highest) > 0) {
      highest = rewritten;
      highestNs = nowNs;
      hasSent = true;
    }
    return rewritten;
  }

  /** {@return what {@link #rewrite} would give, without taking note of it} */
  long toSink(long sourceTimestamp) {
    return (sourceTimestamp + shift) & 0xFFFF_FFFFL;
  }
}
