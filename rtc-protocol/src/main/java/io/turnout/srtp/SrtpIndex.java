package io.turnout.srtp;

/** The 48-bit packet index: roll-over counter and sequence number (RFC 3711, section 3.3.1). */
final class SrtpIndex {
  static final long MAX_RTP = (1L << 48) - 1;

  private SrtpIndex() {}

  /**
   * {@return the index with that sequence number that is nearest to the highest one so far;
   * negative when it would lie before the first roll-over}
   *
   * @param highest −1 when there was none, which sets the roll-over counter to 0
   */
  static long nearest(long highest, int sequenceNumber) {
    if (highest < 0) {
      return sequenceNumber;
    }
    // The signed 16-bit distance is at most half the number space in either direction.
    return highest + (short) (sequenceNumber - (int) highest);
  }
}
