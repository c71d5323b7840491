package io.turnout.transport;

import java.util.Map;

/**
 * What one transport has moved and dropped so far. Immutable.
 *
 * @param drops packets not delivered or not sent, by cause; every cause is present
 */
public record TransportCounters(
    long packetsSent,
    long bytesSent,
    long packetsReceived,
    long bytesReceived,
    Map<DropCause, Long> drops) {
  public TransportCounters {
    drops = Map.copyOf(drops);
  }
}
