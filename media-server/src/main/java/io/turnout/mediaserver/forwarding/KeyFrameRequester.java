package io.turnout.mediaserver.forwarding;

import java.time.Duration;

/**
 * Confined to its event loop. Turns the wishes of many receivers into few requests to one sender:
 * one at once, and while no key frame comes one more per interval.
 */
final class KeyFrameRequester {
  static final long INTERVAL_NS = Duration.ofMillis(500).toNanos();

  private boolean wanted;
  private boolean hasSent;
  private long sentNs;

  /** Notes a wish; true when a request is to be sent now. */
  boolean request(long nowNs) {
    wanted = true;
    return isDue(nowNs);
  }

  /** {@return whether a request is to be sent now, because one waits or went unanswered} */
  boolean isDue(long nowNs) {
    if (!wanted || (hasSent && nowNs - sentNs < INTERVAL_NS)) {
      return false;
    }
    hasSent = true;
    sentNs = nowNs;
    return true;
  }

  /** A key frame has begun; whoever comes later must ask anew. */
  void onKeyFrame() {
    wanted = false;
  }
}
