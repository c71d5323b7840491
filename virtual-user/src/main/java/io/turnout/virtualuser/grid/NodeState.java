package io.turnout.virtualuser.grid;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a Grid says about one of its nodes. Immutable.
 *
 * @param availability {@code UP}, {@code DOWN} or {@code DRAINING}
 * @param slots browsers that it can run at the same time
 * @param forced whether its slots are more than its machine was reckoned to carry
 * @param sessions identifiers of the sessions that it runs
 * @param sessionTimeout after which it ends a session that nobody speaks to, if it says
 */
record NodeState(
    URI address,
    String availability,
    int slots,
    boolean forced,
    Set<String> sessions,
    Optional<Duration> sessionTimeout) {
  NodeState {
    sessions = Set.copyOf(sessions);
  }

  /** A draining node plays its sessions to their end, but takes no new ones. */
  boolean isUp() {
    return availability.equals("UP");
  }

  boolean isDown() {
    return availability.equals("DOWN");
  }

  /** {@return empty when it has no address that could be named} */
  static Optional<NodeState> parse(JsonNode node) {
    URI address;
    try {
      address = URI.create(node.path("uri").asString(node.path("externalUri").asString("")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    Set<String> sessions = new HashSet<>();
    boolean forced = false;
    for (JsonNode slot : node.path("slots")) {
      JsonNode session = slot.path("session").path("sessionId");
      if (session.isString()) {
        sessions.add(session.stringValue());
      }
      forced |= slot.path("stereotype").path(TurnoutCapabilities.FORCED_SLOTS).asBoolean(false);
    }
    long idleMs = node.path("sessionTimeout").asLong(0);
    return Optional.of(
        new NodeState(
            address,
            node.path("availability").asString(""),
            Math.min(node.path("maxSessions").asInt(0), node.path("slots").size()),
            forced,
            sessions,
            idleMs > 0 ? Optional.of(Duration.ofMillis(idleMs)) : Optional.empty()));
  }
}
