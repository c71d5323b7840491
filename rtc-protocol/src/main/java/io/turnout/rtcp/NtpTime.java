package io.turnout.rtcp;

/** 64-bit NTP timestamps: 32 bits of seconds since 1900, 32 of fraction (RFC 3550, section 4). */
public final class NtpTime {
  private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private NtpTime() {}

  /** {@return the timestamp for nanoseconds since 1970} */
  public static long ofEpochNanos(long epochNs) {
    long seconds = Math.floorDiv(epochNs, NANOS_PER_SECOND) + SECONDS_1900_TO_1970;
    long fraction = (Math.floorMod(epochNs, NANOS_PER_SECOND) << 32) / NANOS_PER_SECOND;
    return (seconds << 32) | fraction;
  }

  /** {@return nanoseconds since 1970, a little less exact than the timestamp} */
  public static long toEpochNanos(long ntpTimestamp) {
    long seconds = (ntpTimestamp >>> 32) - SECONDS_1900_TO_1970;
    long fractionNs = ((ntpTimestamp & 0xFFFF_FFFFL) * NANOS_PER_SECOND) >>> 32;
    return seconds * NANOS_PER_SECOND + fractionNs;
  }

  /** {@return the middle 32 bits, as report blocks repeat them} */
  public static long middle32(long ntpTimestamp) {
    return (ntpTimestamp >>> 16) & 0xFFFF_FFFFL;
  }

  /** {@return a span in units of 1/65536 seconds, as report blocks give delays} */
  public static long ofSpanNanos(long ns) {
    return (ns << 16) / NANOS_PER_SECOND;
  }

  /** {@return nanoseconds of a span in units of 1/65536 seconds} */
  public static long spanToNanos(long units) {
    return (units * NANOS_PER_SECOND) >>> 16;
  }
}
