package io.turnout.mediaserver.control;

/**
 * Confined to its connection's thread. Says how long to wait so that a rate is kept (token bucket).
 */
final class RequestPace {
  private static final long SECOND_NS = 1_000_000_000L;

  private final long intervalNs;
  private long dueNs;
  private boolean started;

  /**
   * @param requestsPerSecond also what may come at once after a pause
   */
  RequestPace(int requestsPerSecond) {
    intervalNs = Math.max(1, SECOND_NS / requestsPerSecond);
  }

  /** {@return nanoseconds to wait before the request that has come now} */
  long delayNs(long nowNs) {
    if (!started || dueNs - nowNs < -SECOND_NS) {
      started = true;
      dueNs = nowNs - SECOND_NS;
    }
    dueNs += intervalNs;
    return Math.max(0, dueNs - nowNs);
  }
}
