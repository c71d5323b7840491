package io.turnout.mediaserver.control;

/**
 * What one client may ask of the server. Immutable.
 *
 * @param messageBytes longest message that is read; a longer one closes its connection
 * @param sessions most sessions at once
 * @param requestsPerSecond of one connection; who asks faster is read more slowly
 * @param unsentBytes of one connection that reads too slowly before it is dropped
 */
public record ControlLimits(
    int messageBytes, int sessions, int requestsPerSecond, long unsentBytes) {
  public static final ControlLimits DEFAULTS =
      new ControlLimits(1 << 20, 10_000, 20_000, 16L << 20);

  public ControlLimits {
    requirePositive("messageBytes", messageBytes);
    requirePositive("sessions", sessions);
    requirePositive("requestsPerSecond", requestsPerSecond);
    requirePositive("unsentBytes", unsentBytes);
  }

  private static void requirePositive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": found " + value + ", must be at least 1");
    }
  }
}
