package io.turnout.mediaserver.forwarding;

import io.turnout.mediaserver.stats.MediaCounter;
import io.turnout.mediaserver.stats.MediaCounters;
import io.turnout.transport.DtlsTransportState;
import io.turnout.transport.MediaTransport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Confined to its event loop. The way to one peer, as far as sending needs it. */
final class PeerTransport {
  /** Largest packet that is sent; a larger one would be fragmented, or lost, on the way. */
  static final int MAX_PACKET_BYTES = 1472;

  private static final long UNKNOWN_ROUND_TRIP_NS = Duration.ofMillis(100).toNanos();

  private final MediaCounters counters;
  private @Nullable MediaTransport transport;
  private long roundTripNs = UNKNOWN_ROUND_TRIP_NS;

  PeerTransport(MediaCounters counters) {
    this.counters = counters;
  }

  void attach(MediaTransport mediaTransport) {
    if (transport != null) {
      throw new IllegalStateException("attach: the session has a transport already");
    }
    transport = mediaTransport;
  }

  boolean isConnected() {
    return transport != null && transport.dtlsState() == DtlsTransportState.CONNECTED;
  }

  /** Sends what is at the array's beginning, which has room for protection behind it. */
  boolean sendRtp(byte[] buffer, int length) {
    if (transport == null || !transport.sendRtp(buffer, 0, length)) {
      return false;
    }
    counters.increment(MediaCounter.RTP_PACKETS_SENT);
    counters.add(MediaCounter.RTP_BYTES_SENT, length);
    return true;
  }

  /** The same for a compound RTCP packet. */
  boolean sendRtcp(byte[] buffer, int length) {
    if (transport == null || !transport.sendRtcp(buffer, 0, length)) {
      return false;
    }
    counters.increment(MediaCounter.RTCP_PACKETS_SENT);
    return true;
  }

  MediaCounters counters() {
    return counters;
  }

  /** {@return the latest measured round-trip time, a guess before the first} */
  long roundTripNs() {
    return roundTripNs;
  }

  void roundTripNs(long measuredNs) {
    roundTripNs = measuredNs;
  }
}
