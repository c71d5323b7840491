package io.turnout.virtualuser.grid.nodes;

import java.net.URI;

/**
 * A node as its hub sees it. Immutable.
 *
 * @param id the hub's own
 * @param address where the hub reaches it
 * @param availability {@code UP}, {@code DRAINING} or {@code DOWN}
 * @param slots that it offers
 * @param sessions that run on it
 */
public record RegisteredNode(String id, URI address, String availability, int slots, int sessions) {
  public boolean isUp() {
    return availability.equals("UP");
  }

  /** {@return whether it is the one at this host and port} */
  boolean isAt(String place) {
    return place.equals(address.getHost() + ":" + address.getPort());
  }
}
