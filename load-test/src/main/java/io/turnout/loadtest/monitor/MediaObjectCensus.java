package io.turnout.loadtest.monitor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which pipelines and WebRTC endpoints a media server has, by their ids. Thread-safe: events come
 * on threads of Kurento's client, and may overtake each other, so that an object may be destroyed
 * before it is created.
 */
final class MediaObjectCensus {
  private static final String PIPELINE = "kurento.MediaPipeline";
  private static final String ENDPOINT = "kurento.WebRtcEndpoint";
  private static final int REMEMBERED_DESTROYED = 4096;

  private final Object lock = new Object();
  private final Set<String> objects = new LinkedHashSet<>();
  private final Set<String> destroyed = new LinkedHashSet<>();

  void created(String id) {
    synchronized (lock) {
      if ((isOf(PIPELINE, id) || isOf(ENDPOINT, id)) && !destroyed.contains(id)) {
        objects.add(id);
      }
    }
  }

  void destroyed(String id) {
    synchronized (lock) {
      objects.remove(id);
      destroyed.add(id);
      if (destroyed.size() > REMEMBERED_DESTROYED) {
        destroyed.remove(destroyed.iterator().next());
      }
    }
  }

  int pipelines() {
    synchronized (lock) {
      return (int) objects.stream().filter(id -> isOf(PIPELINE, id)).count();
    }
  }

  List<String> endpoints() {
    synchronized (lock) {
      return objects.stream().filter(id -> isOf(ENDPOINT, id)).toList();
    }
  }

  /**
   * An id is {@code <parent>/<uuid>_kurento.WebRtcEndpoint}; older servers leave the module out.
   */
  private static boolean isOf(String type, String id) {
    String last = id.substring(id.lastIndexOf('/') + 1);
    return last.endsWith("_" + type) || last.endsWith("_" + type.substring("kurento.".length()));
  }
}
