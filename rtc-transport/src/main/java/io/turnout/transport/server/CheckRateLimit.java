package io.turnout.transport.server;

/**
 * Confined to the reader thread. Bounds the work that strangers can cause: so many connectivity
 * checks from unknown addresses a second, none saved up.
 */
final class CheckRateLimit {
  private static final long SECOND_NS = 1_000_000_000L;

  private final int perSecond;
  private long windowStartNs;
  private int used;

  CheckRateLimit(int perSecond, long nowNs) {
    this.perSecond = perSecond;
    windowStartNs = nowNs;
  }

  boolean tryAcquire(long nowNs) {
    if (nowNs - windowStartNs >= SECOND_NS) {
      windowStartNs = nowNs;
      used = 0;
    }
    if (used == perSecond) {
      return false;
    }
    used++;
    return true;
  }
}
