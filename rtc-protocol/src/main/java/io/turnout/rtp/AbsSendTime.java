package io.turnout.rtp;

/**
 * The abs-send-time header extension: 24 bit, 6 of them seconds, so that it wraps in 64 seconds.
 */
public final class AbsSendTime {
  /** Bytes of the extension's value. */
  public static final int BYTES = 3;

  private static final int FRACTION_BITS = 18;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private AbsSendTime() {}

  /** {@return the value on the wire for a time of any clock in nanoseconds} */
  public static int ofNanos(long ns) {
    long seconds = Math.floorDiv(ns, NANOS_PER_SECOND);
    long fraction = (Math.floorMod(ns, NANOS_PER_SECOND) << FRACTION_BITS) / NANOS_PER_SECOND;
    return (int) ((seconds << FRACTION_BITS | fraction) & 0xFF_FFFF);
  }

  /** {@return the value on the wire as nanoseconds, 0 to 64 seconds} */
  public static long toNanos(int value) {
    return ((value & 0xFF_FFFFL) * NANOS_PER_SECOND) >> FRACTION_BITS;
  }

  /** {@return the three bytes as the number on the wire} */
  public static int read(byte[] buffer, int offset) {
    return (buffer[offset] & 0xFF) << 16
        | (buffer[offset + 1] & 0xFF) << 8
        | (buffer[offset + 2] & 0xFF);
  }
}
