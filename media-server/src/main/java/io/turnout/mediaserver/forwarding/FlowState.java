package io.turnout.mediaserver.forwarding;

import java.time.Duration;

/**
 * Confined to its event loop. Whether packets move: from the first one on, until none has for two
 * seconds. Each method says whether the state has changed.
 */
final class FlowState {
  static final long TIMEOUT_NS = Duration.ofSeconds(2).toNanos();

  private boolean flowing;
  private long latestNs;

  boolean onPacket(long nowNs) {
    latestNs = nowNs;
    boolean changed = !flowing;
    flowing = true;
    return changed;
  }

  boolean onTick(long nowNs) {
    return flowing && nowNs - latestNs >= TIMEOUT_NS && stop();
  }

  boolean stop() {
    boolean changed = flowing;
    flowing = false;
    return changed;
  }

  boolean isFlowing() {
    return flowing;
  }
}
