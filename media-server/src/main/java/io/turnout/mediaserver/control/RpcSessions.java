package io.turnout.mediaserver.control;

import io.turnout.kurento.KurentoErrorCode;
import io.turnout.kurento.KurentoException;
import io.turnout.kurento.MediaObjectId;
import io.turnout.mediaserver.pipeline.MediaObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Thread-safe. All sessions, which connection each has now, and which sessions hold which object.
 * An object that no session holds any more is to be released; the methods that can bring that about
 * return the ids.
 */
final class RpcSessions {
  private static final int MAX_ID_CHARS = 256;
  private static final int MAX_SUBSCRIPTIONS = 100_000;

  private final int maxSessions;
  private final Predicate<MediaObjectId> isAlive;
  // All guarded by this.
  private final Map<String, RpcSession> sessions = new LinkedHashMap<>();
  private final Map<MediaObjectId, Set<RpcSession>> holders = new HashMap<>();

  RpcSessions(int maxSessions, Predicate<MediaObjectId> isAlive) {
    this.maxSessions = maxSessions;
    this.isAlive = isAlive;
  }

  /** {@return the connection's session, a new one when it has none} */
  synchronized RpcSession sessionOf(ControlConnection connection) {
    RpcSession present = connection.session();
    if (present != null) {
      present.touch();
      return present;
    }
    return bind(connection, create(UUID.randomUUID().toString()));
  }

  /** Gives the connection the session of that id, new if need be, and takes it from any other. */
  synchronized RpcSession bind(ControlConnection connection, String id) {
    RpcSession session = sessions.get(id);
    return bind(connection, session == null ? create(id) : session);
  }

  /** The same for a session that must exist. */
  synchronized RpcSession rebind(ControlConnection connection, String id) {
    return bind(connection, require(id));
  }

  private RpcSession bind(ControlConnection connection, RpcSession session) {
    ControlConnection former = session.connection();
    if (former != null && former != connection) {
      former.session(null);
    }
    RpcSession formerSession = connection.session();
    if (formerSession != null && formerSession != session) {
      formerSession.connection(null);
    }
    session.connection(connection);
    connection.session(session);
    return session;
  }

  private RpcSession create(String id) {
    if (id.isEmpty() || id.length() > MAX_ID_CHARS) {
      throw new KurentoException(
          KurentoErrorCode.INVALID_SESSION,
          "Invalid session: its id has %d characters, must have 1 to %d"
              .formatted(id.length(), MAX_ID_CHARS));
    }
    if (sessions.size() >= maxSessions) {
      throw new KurentoException(
          KurentoErrorCode.NOT_ENOUGH_RESOURCES,
          "sessions: %d are open, the limit; close some".formatted(maxSessions));
    }
    RpcSession session = new RpcSession(id);
    sessions.put(id, session);
    return session;
  }

  private RpcSession require(String id) {
    RpcSession session = sessions.get(id);
    if (session == null) {
      throw new KurentoException(KurentoErrorCode.INVALID_SESSION, "Invalid session");
    }
    return session;
  }

  synchronized void keepAlive(String id) {
    require(id).touch();
  }

  synchronized Optional<String> idOf(ControlConnection connection) {
    return Optional.ofNullable(connection.session()).map(RpcSession::id);
  }

  /** The socket is gone; the session lives on until it is collected. */
  synchronized void disconnected(ControlConnection connection) {
    RpcSession session = connection.session();
    if (session != null) {
      session.connection(null);
      connection.session(null);
    }
  }

  /** Lets the session hold the object and all above it. */
  synchronized void hold(RpcSession session, MediaObject object) {
    if (!sessions.containsKey(session.id())) {
      throw new KurentoException(KurentoErrorCode.INVALID_SESSION, "Invalid session");
    }
    for (Optional<MediaObject> o = Optional.of(object); o.isPresent(); o = o.get().parent()) {
      MediaObjectId id = o.get().id();
      if (!id.equals(MediaObjectId.SERVER_MANAGER) && session.objects().add(id)) {
        holders.computeIfAbsent(id, i -> new LinkedHashSet<>()).add(session);
        if (!isAlive.test(id)) {
          forget(id);
        }
      }
    }
  }

  /** Lets every session that holds the object's parent hold the object. */
  synchronized void inherit(MediaObject object) {
    object
        .parent()
        .map(parent -> holders.getOrDefault(parent.id(), Set.of()))
        .ifPresent(all -> List.copyOf(all).forEach(session -> hold(session, object)));
  }

  /** {@return the object when nobody holds it any more} */
  synchronized List<MediaObjectId> unhold(RpcSession session, MediaObjectId object) {
    session.forget(object);
    return letGo(session, object) ? List.of(object) : List.of();
  }

  private boolean letGo(RpcSession session, MediaObjectId object) {
    Set<RpcSession> left = holders.get(object);
    if (left == null) {
      return false;
    }
    left.remove(session);
    if (left.isEmpty()) {
      holders.remove(object);
      return true;
    }
    return false;
  }

  /** The object is gone. */
  synchronized void forget(MediaObjectId object) {
    Set<RpcSession> all = holders.remove(object);
    if (all != null) {
      all.forEach(session -> session.forget(object));
    }
  }

  /**
   * Ends a session; unknown ones are ended already.
   *
   * @param everything whether objects that others hold too are to be released
   */
  synchronized List<MediaObjectId> close(String id, boolean everything) {
    RpcSession session = sessions.remove(id);
    if (session == null) {
      return List.of();
    }
    ControlConnection connection = session.connection();
    if (connection != null) {
      connection.session(null);
      session.connection(null);
    }
    List<MediaObjectId> unheld = new ArrayList<>();
    for (MediaObjectId object : session.objects()) {
      if (letGo(session, object) || everything) {
        unheld.add(object);
      }
    }
    session.objects().clear();
    return unheld;
  }

  /** Ends the sessions that were neither connected nor used since the last collection. */
  synchronized List<MediaObjectId> collect() {
    List<MediaObjectId> unheld = new ArrayList<>();
    for (RpcSession session : List.copyOf(sessions.values())) {
      if (!session.survivesCollection()) {
        unheld.addAll(close(session.id(), false));
      }
    }
    return unheld;
  }

  synchronized String subscribe(RpcSession session, RpcSession.Topic topic) {
    if (session.subscriptionCount() >= MAX_SUBSCRIPTIONS) {
      throw new KurentoException(
          KurentoErrorCode.NOT_ENOUGH_RESOURCES,
          "subscriptions: the session has %d, the limit; unsubscribe some"
              .formatted(MAX_SUBSCRIPTIONS));
    }
    return session.subscribe(topic);
  }

  synchronized void unsubscribe(RpcSession session, MediaObjectId object, String subscription) {
    session.unsubscribe(object, subscription);
  }

  /** {@return the connections that are to hear of the event now} */
  synchronized Collection<ControlConnection> subscribers(RpcSession.Topic topic) {
    Collection<RpcSession> candidates =
        topic.object().equals(MediaObjectId.SERVER_MANAGER)
            ? sessions.values()
            : holders.getOrDefault(topic.object(), Set.of());
    List<ControlConnection> connections = new ArrayList<>();
    for (RpcSession session : candidates) {
      ControlConnection connection = session.connection();
      if (connection != null && session.isSubscribed(topic)) {
        connections.add(connection);
      }
    }
    return connections;
  }

  synchronized List<String> ids() {
    return List.copyOf(sessions.keySet());
  }

  synchronized int count() {
    return sessions.size();
  }
}
