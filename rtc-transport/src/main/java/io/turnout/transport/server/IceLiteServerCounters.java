package io.turnout.transport.server;

import io.turnout.transport.DropCause;
import java.util.Map;

/**
 * What a server's socket has moved, and what it dropped before a transport was known. Immutable.
 *
 * @param drops by cause, not including what the transports dropped themselves; every cause is
 *     present
 */
public record IceLiteServerCounters(
    int transports, long packetsReceived, long bytesReceived, Map<DropCause, Long> drops) {
  public IceLiteServerCounters {
    drops = Map.copyOf(drops);
  }
}
