package io.turnout.transport.server;

import io.turnout.transport.DropCause;
import java.util.Map;

/**
 * What a server's socket has moved, and what it and its transports dropped. Immutable.
 *
 * @param drops before a transport was known, by cause; every cause is present
 * @param transportDrops of all transports, also of those that are closed, by cause; every cause is
 *     present
 */
public record IceLiteServerCounters(
    int transports,
    long packetsReceived,
    long bytesReceived,
    Map<DropCause, Long> drops,
    Map<DropCause, Long> transportDrops) {
  public IceLiteServerCounters {
    drops = Map.copyOf(drops);
    transportDrops = Map.copyOf(transportDrops);
  }
}
