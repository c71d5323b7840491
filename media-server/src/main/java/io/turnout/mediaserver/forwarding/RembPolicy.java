package io.turnout.mediaserver.forwarding;

/**
 * Which bitrate a sender is asked for (draft-alvestrand-rmcat-remb), by Kurento's rules. Pure
 * functions; bit/s.
 */
final class RembPolicy {
  /** No limit. */
  static final long UNLIMITED_BPS = Long.MAX_VALUE;

  private static final long BPS_PER_KBPS = 1000;

  private RembPolicy() {}

  /**
   * {@return what one sink accepts: the lower of its own limit and its peer's estimate, where an
   * estimate under the floor is not believed}
   *
   * @param estimateBps the peer's latest estimate, {@link #UNLIMITED_BPS} when there is none
   */
  static long acceptedBps(BandwidthLimits sink, long estimateBps) {
    long believedBps = Math.max(estimateBps, sink.minVideoSendKbps() * BPS_PER_KBPS);
    return Math.min(believedBps, orUnlimitedBps(sink.maxVideoSendKbps()));
  }

  /**
   * {@return what the sender is asked for: the lowest that any sink accepts and the source's own
   * limit, never less than the source's floor}
   *
   * @param lowestAcceptedBps over all sinks, {@link #UNLIMITED_BPS} when there is none
   */
  static long requestedBps(BandwidthLimits source, long lowestAcceptedBps) {
    long limitBps = orUnlimitedBps(source.maxVideoRecvKbps());
    return Math.max(
        Math.min(lowestAcceptedBps, limitBps), source.minVideoRecvKbps() * BPS_PER_KBPS);
  }

  private static long orUnlimitedBps(int kbps) {
    return kbps == 0 ? UNLIMITED_BPS : kbps * BPS_PER_KBPS;
  }
}
