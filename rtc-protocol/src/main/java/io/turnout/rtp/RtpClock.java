package io.turnout.rtp;

/** Converts between nanoseconds and RTP timestamp units without overflow. */
public final class RtpClock {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private RtpClock() {}

  /** {@return the span in timestamp units, rounded down} */
  public static long ticks(long ns, int clockRateHz) {
    return Math.floorDiv(ns, NANOS_PER_SECOND) * clockRateHz
        + Math.floorMod(ns, NANOS_PER_SECOND) * clockRateHz / NANOS_PER_SECOND;
  }

  /** {@return the span in nanoseconds, rounded down} */
  public static long nanos(long ticks, int clockRateHz) {
    return Math.floorDiv(ticks, clockRateHz) * NANOS_PER_SECOND
        + Math.floorMod(ticks, clockRateHz) * NANOS_PER_SECOND / clockRateHz;
  }
}
