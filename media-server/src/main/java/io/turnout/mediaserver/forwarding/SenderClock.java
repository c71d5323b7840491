package io.turnout.mediaserver.forwarding;

import io.turnout.rtcp.NtpTime;
import java.time.Duration;

/**
 * Confined to its event loop. Translates the NTP clock of one peer to the loop's clock. Audio and
 * video of a peer share it, so that how long a report took on its way moves neither against the
 * other.
 */
final class SenderClock {
  /** A peer whose clock is further off than this has set it anew. */
  static final long MAX_ERROR_NS = Duration.ofSeconds(5).toNanos();

  private boolean anchored;
  private long offsetNs;

  /** {@return the loop's time for which a report speaks that arrives now} */
  long toLoopNs(long ntpTimestamp, long arrivalNs) {
    long peerNs = NtpTime.toEpochNanos(ntpTimestamp);
    if (!anchored || Math.abs(peerNs + offsetNs - arrivalNs) > MAX_ERROR_NS) {
      offsetNs = arrivalNs - peerNs;
      anchored = true;
    }
    return peerNs + offsetNs;
  }
}
