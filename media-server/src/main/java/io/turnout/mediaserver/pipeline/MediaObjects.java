package io.turnout.mediaserver.pipeline;

import io.turnout.kurento.KurentoErrorCode;
import io.turnout.kurento.KurentoException;
import io.turnout.kurento.KurentoType;
import io.turnout.kurento.MediaObjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Thread-safe. All living media objects and who is whose child. Creates and releases them; calls
 * that concern a pipeline wait for its event loop, so they must not come from another event loop.
 */
public final class MediaObjects {
  private final MediaPlane plane;
  private final MediaObjectListener listener;
  private final int maxObjects;
  private final Map<String, MediaObject> living = new ConcurrentHashMap<>();
  private final ReentrantLock treeLock = new ReentrantLock();
  // Guarded by treeLock.
  private final Map<MediaObject, Set<MediaObject>> childrenOf = new LinkedHashMap<>();

  /**
   * Makes an empty registry.
   *
   * @param maxObjects most pipelines and elements that live at once
   */
  public MediaObjects(MediaPlane plane, MediaObjectListener listener, int maxObjects) {
    this.plane = plane;
    this.listener = listener;
    this.maxObjects = maxObjects;
  }

  MediaObjectListener listener() {
    return listener;
  }

  MediaPlane plane() {
    return plane;
  }

  /** Makes the object that is there before any other and outlives them all. */
  public ServerManager createServerManager(ServerDescription description) {
    ServerManager manager = new ServerManager(this, description);
    living.put(manager.id().value(), manager);
    return manager;
  }

  /**
   * Finds a living object.
   *
   * @throws KurentoException when there is none under that id
   */
  public MediaObject find(String id) {
    MediaObject object = living.get(id);
    if (object == null) {
      throw notFound(id);
    }
    return object;
  }

  public boolean isAlive(MediaObjectId id) {
    return living.containsKey(id.value());
  }

  static KurentoException notFound(String id) {
    return id.startsWith("newref:")
        ? new KurentoException(
            KurentoErrorCode.MEDIA_OBJECT_NOT_FOUND_TRANSACTION_NO_COMMIT,
            "Object '%s' not found: references hold within a transaction only".formatted(id))
        : new KurentoException(
            KurentoErrorCode.MEDIA_OBJECT_NOT_FOUND, "Object '%s' not found".formatted(id));
  }

  /**
   * Creates an object.
   *
   * @param typeName with or without the module in front
   * @param constructorParams null when absent
   */
  public MediaObject create(String typeName, @Nullable JsonNode constructorParams) {
    KurentoType type =
        KurentoType.named(typeName)
            .filter(known -> !known.isAbstract())
            .orElseThrow(
                () ->
                    new KurentoException(
                        KurentoErrorCode.MEDIA_OBJECT_NOT_AVAILABLE,
                        "Factory '%s' not found".formatted(typeName)));
    if (living.size() > maxObjects) {
      throw new KurentoException(
          KurentoErrorCode.NOT_ENOUGH_RESOURCES,
          "media objects: %d live, the limit; release some".formatted(maxObjects));
    }
    Arguments arguments = Arguments.ofConstructor(constructorParams);
    return switch (type) {
      case MEDIA_PIPELINE -> add(new MediaPipeline(this, plane.loops().next()));
      case WEB_RTC_ENDPOINT -> {
        MediaPipeline pipeline = pipeline(arguments);
        EndpointOptions options = EndpointOptions.of(arguments);
        yield add(pipeline.call(() -> new WebRtcEndpoint(this, pipeline, options)));
      }
      case PASS_THROUGH -> {
        MediaPipeline pipeline = pipeline(arguments);
        yield add(pipeline.call(() -> new PassThrough(this, pipeline)));
      }
      default ->
          throw new KurentoException(
              KurentoErrorCode.MEDIA_OBJECT_NOT_AVAILABLE,
              ("Factory '%s' not found: this server forwards media and neither changes, mixes,"
                      + " records nor plays it")
                  .formatted(type.typeName()));
    };
  }

  private MediaPipeline pipeline(Arguments arguments) {
    String id = arguments.string("mediaPipeline");
    if (find(id) instanceof MediaPipeline pipeline) {
      return pipeline;
    }
    throw new KurentoException(
        KurentoErrorCode.MEDIA_OBJECT_CAST_ERROR,
        "'mediaPipeline' parameter: object '%s' is no MediaPipeline".formatted(id));
  }

  private MediaObject add(MediaObject object) {
    if (!insert(object)) {
      object.call(
          () -> {
            object.release();
            return true;
          });
      throw notFound(object.parent().map(parent -> parent.id().value()).orElse(""));
    }
    listener.onCreated(object);
    return object;
  }

  /** {@return false when the parent is gone already} */
  private boolean insert(MediaObject object) {
    treeLock.lock();
    try {
      MediaObject parent = object.parent().orElse(null);
      if (parent != null) {
        if (!isAlive(parent.id())) {
          return false;
        }
        childrenOf.computeIfAbsent(parent, p -> new LinkedHashSet<>()).add(object);
      }
      living.put(object.id().value(), object);
      return true;
    } finally {
      treeLock.unlock();
    }
  }

  /**
   * Runs an operation of an object.
   *
   * @param operationParams null when absent
   * @return the operation's value, JSON null where it has none
   */
  public JsonNode invoke(MediaObject object, String operation, @Nullable JsonNode operationParams) {
    Arguments arguments = Arguments.ofOperation(operationParams);
    return object.call(
        () -> {
          object.requireAlive();
          return object.invoke(operation, arguments);
        });
  }

  /** Releases the object with all below it, and waits. The server manager is not released. */
  public void release(MediaObject object) {
    if (object instanceof ServerManager) {
      return;
    }
    List<MediaObject> childrenFirst = remove(object);
    if (childrenFirst.isEmpty()) {
      return;
    }
    object.call(
        () -> {
          childrenFirst.forEach(MediaObject::release);
          return true;
        });
    childrenFirst.forEach(gone -> listener.onDestroyed(gone.id()));
  }

  private List<MediaObject> remove(MediaObject object) {
    treeLock.lock();
    try {
      List<MediaObject> childrenFirst = new ArrayList<>();
      if (living.containsKey(object.id().value())) {
        collect(object, childrenFirst);
        childrenFirst.forEach(gone -> living.remove(gone.id().value()));
        object.parent().map(childrenOf::get).ifPresent(siblings -> siblings.remove(object));
      }
      return childrenFirst;
    } finally {
      treeLock.unlock();
    }
  }

  private void collect(MediaObject object, List<MediaObject> childrenFirst) {
    Set<MediaObject> children = childrenOf.remove(object);
    if (children != null) {
      children.forEach(child -> collect(child, childrenFirst));
    }
    childrenFirst.add(object);
  }

  /** {@return the object's children, oldest first} */
  List<MediaObject> children(MediaObject object) {
    treeLock.lock();
    try {
      return List.copyOf(childrenOf.getOrDefault(object, Set.of()));
    } finally {
      treeLock.unlock();
    }
  }

  /** {@return all objects that live now, the server manager among them} */
  public Collection<MediaObject> living() {
    return List.copyOf(living.values());
  }

  /** {@return how many living objects are of the type} */
  public long count(KurentoType type) {
    return living.values().stream().filter(object -> object.type() == type).count();
  }
}
