package io.turnout.mediaserver.control;

import io.turnout.kurento.EventType;
import io.turnout.kurento.MediaObjectId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Guarded by the lock of {@link RpcSessions}, but for its cache. One client across connections. */
final class RpcSession {
  record Topic(MediaObjectId object, EventType event) {}

  private final String id;
  private final RequestCache cache = new RequestCache();
  private final Set<MediaObjectId> objects = new LinkedHashSet<>();
  private final Map<Topic, Set<String>> subscriptions = new HashMap<>();
  private @Nullable ControlConnection connection;
  private boolean used = true;
  private int subscriptionCount;

  RpcSession(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  RequestCache cache() {
    return cache;
  }

  Set<MediaObjectId> objects() {
    return objects;
  }

  @Nullable ControlConnection connection() {
    return connection;
  }

  void connection(@Nullable ControlConnection newConnection) {
    connection = newConnection;
    used = true;
  }

  void touch() {
    used = true;
  }

  /** {@return whether the session was used or connected since the last call} */
  boolean survivesCollection() {
    boolean survives = used || connection != null;
    used = false;
    return survives;
  }

  String subscribe(Topic topic) {
    String subscription = UUID.randomUUID().toString();
    subscriptions.computeIfAbsent(topic, t -> new HashSet<>()).add(subscription);
    subscriptionCount++;
    return subscription;
  }

  void unsubscribe(MediaObjectId object, String subscription) {
    for (EventType event : EventType.values()) {
      Topic topic = new Topic(object, event);
      Set<String> present = subscriptions.get(topic);
      if (present != null && present.remove(subscription)) {
        subscriptionCount--;
        if (present.isEmpty()) {
          subscriptions.remove(topic);
        }
        return;
      }
    }
  }

  int subscriptionCount() {
    return subscriptionCount;
  }

  boolean isSubscribed(Topic topic) {
    return subscriptions.containsKey(topic);
  }

  void forget(MediaObjectId object) {
    objects.remove(object);
    for (EventType event : EventType.values()) {
      Set<String> gone = subscriptions.remove(new Topic(object, event));
      if (gone != null) {
        subscriptionCount -= gone.size();
      }
    }
  }
}
