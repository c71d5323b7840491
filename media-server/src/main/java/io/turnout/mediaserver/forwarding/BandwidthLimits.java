package io.turnout.mediaserver.forwarding;

/**
 * The bandwidth properties of a Kurento endpoint, in kbit/s; 0 means no limit. Immutable.
 *
 * <p>"Send" is from the server to the peer, "Recv" from the peer to the server (Kurento's {@code
 * BaseRtpEndpoint} and {@code SdpEndpoint}).
 *
 * @param maxVideoSendKbps the most that is sent to the peer
 * @param minVideoSendKbps a lower estimate of the peer is not believed
 * @param maxVideoRecvKbps the most that the peer is asked for
 * @param minVideoRecvKbps the peer is never asked for less
 * @param maxAudioRecvKbps as Kurento has it: goes into the session description only
 */
public record BandwidthLimits(
    int maxVideoSendKbps,
    int minVideoSendKbps,
    int maxVideoRecvKbps,
    int minVideoRecvKbps,
    int maxAudioRecvKbps) {
  /** Kurento's defaults. */
  public static final BandwidthLimits DEFAULTS = new BandwidthLimits(500, 100, 0, 100, 0);

  public BandwidthLimits {
    requireNotNegative("maxVideoSendBandwidth", maxVideoSendKbps);
    requireNotNegative("minVideoSendBandwidth", minVideoSendKbps);
    requireNotNegative("maxVideoRecvBandwidth", maxVideoRecvKbps);
    requireNotNegative("minVideoRecvBandwidth", minVideoRecvKbps);
    requireNotNegative("maxAudioRecvBandwidth", maxAudioRecvKbps);
  }

  public BandwidthLimits withMaxVideoSendKbps(int kbps) {
    return new BandwidthLimits(
        kbps, minVideoSendKbps, maxVideoRecvKbps, minVideoRecvKbps, maxAudioRecvKbps);
  }

  public BandwidthLimits withMinVideoSendKbps(int kbps) {
    return new BandwidthLimits(
        maxVideoSendKbps, kbps, maxVideoRecvKbps, minVideoRecvKbps, maxAudioRecvKbps);
  }

  public BandwidthLimits withMaxVideoRecvKbps(int kbps) {
    return new BandwidthLimits(
        maxVideoSendKbps, minVideoSendKbps, kbps, minVideoRecvKbps, maxAudioRecvKbps);
  }

  public BandwidthLimits withMinVideoRecvKbps(int kbps) {
    return new BandwidthLimits(
        maxVideoSendKbps, minVideoSendKbps, maxVideoRecvKbps, kbps, maxAudioRecvKbps);
  }

  public BandwidthLimits withMaxAudioRecvKbps(int kbps) {
    return new BandwidthLimits(
        maxVideoSendKbps, minVideoSendKbps, maxVideoRecvKbps, minVideoRecvKbps, kbps);
  }

  private static void requireNotNegative(String property, int kbps) {
    if (kbps < 0) {
      throw new IllegalArgumentException(
          property + ": found " + kbps + " kbit/s, limit 0 (no limit) or more");
    }
  }
}
