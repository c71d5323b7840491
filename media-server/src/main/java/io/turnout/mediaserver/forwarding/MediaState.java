package io.turnout.mediaserver.forwarding;

import java.time.Duration;

/**
 * Confined to its event loop. Kurento's MediaState: connected from the peer's first RTCP on, until
 * none has come for 27 seconds. Each method says whether the state has changed.
 */
final class MediaState {
  static final long TIMEOUT_NS = Duration.ofSeconds(27).toNanos();

  private boolean connected;
  private long latestNs;

  boolean onRtcp(long arrivalNs) {
    latestNs = arrivalNs;
    boolean changed = !connected;
    connected = true;
    return changed;
  }

  boolean onTick(long nowNs) {
    boolean changed = connected && nowNs - latestNs >= TIMEOUT_NS;
    connected &= !changed;
    return changed;
  }

  boolean isConnected() {
    return connected;
  }
}
