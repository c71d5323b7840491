package io.turnout.mediaserver.pipeline;

import io.turnout.kurento.KurentoErrorCode;
import io.turnout.kurento.KurentoEvent;
import io.turnout.kurento.KurentoException;
import io.turnout.kurento.KurentoStruct;
import io.turnout.kurento.KurentoType;
import io.turnout.kurento.MediaObjectId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * Thread-safe as far as it is public; operations run where {@link #call} says. Anything that has an
 * id in Kurento's model ({@code MediaObject} of kmd core).
 */
public abstract sealed class MediaObject permits ServerManager, MediaPipeline, MediaElement {
  private static final int MAX_TAGS = 256;

  private final MediaObjects objects;
  private final MediaObjectId id;
  private final KurentoType type;
  private final @Nullable MediaObject parent;
  private final long creationTimeSeconds = System.currentTimeMillis() / 1000;
  private final Map<String, String> tags = new ConcurrentSkipListMap<>();
  private volatile String name;
  private volatile boolean sendTagsInEvents;
  private volatile boolean released;

  MediaObject(
      MediaObjects objects, MediaObjectId id, KurentoType type, @Nullable MediaObject parent) {
    this.objects = objects;
    this.id = id;
    this.type = type;
    this.parent = parent;
    this.name = id.value();
  }

  public final MediaObjectId id() {
    return id;
  }

  public final KurentoType type() {
    return type;
  }

  public final Optional<MediaObject> parent() {
    return Optional.ofNullable(parent);
  }

  /** {@return the tags that go with this object's events: all of them, or none} */
  public final ArrayNode tagsInEvents() {
    return sendTagsInEvents ? tags() : JsonNodeFactory.instance.arrayNode();
  }

  final MediaObjects objects() {
    return objects;
  }

  final String name() {
    return name;
  }

  /** Runs the task on the thread that may touch this object, and waits for it. */
  abstract <T> T call(Supplier<T> task);

  /** Lets go of what the object holds. Runs where {@link #call} says, once. */
  void close() {}

  final void release() {
    close();
    released = true;
  }

  final void requireAlive() {
    if (released) {
      throw MediaObjects.notFound(id.value());
    }
  }

  final void raise(KurentoEvent event) {
    if (!released) {
      objects.listener().onEvent(this, event);
    }
  }

  /**
   * Runs an operation.
   *
   * @return its value, JSON null where it has none
   * @throws KurentoException when the operation is unknown, not supported or fails
   */
  JsonNode invoke(String operation, Arguments arguments) {
    return switch (operation) {
      case "getId" -> StringNode.valueOf(id.value());
      case "getName" -> StringNode.valueOf(name);
      case "setName" -> {
        name = arguments.string("name");
        yield NullNode.getInstance();
      }
      case "getParent" -> parent == null ? NullNode.getInstance() : reference(parent);
      case "getMediaPipeline" -> pipelineReference();
      case "getChildren", "getChilds" -> children();
      case "getCreationTime" -> LongNode.valueOf(creationTimeSeconds);
      case "getSendTagsInEvents" -> BooleanNode.valueOf(sendTagsInEvents);
      case "setSendTagsInEvents" -> {
        sendTagsInEvents = arguments.bool("sendTagsInEvents");
        yield NullNode.getInstance();
      }
      case "addTag" -> addTag(arguments.string("key"), arguments.string("value"));
      case "removeTag" -> removeTag(arguments.string("key"));
      case "getTag" -> StringNode.valueOf(tag(arguments.string("key")));
      case "getTags" -> tags();
      default ->
          throw new KurentoException(
              KurentoErrorCode.MALFORMED_TRANSACTION,
              "Method '%s' with %d parameters not found".formatted(operation, arguments.count()));
    };
  }

  private JsonNode pipelineReference() {
    MediaObject object = this;
    while (object.parent != null) {
      object = object.parent;
    }
    return object instanceof MediaPipeline ? reference(object) : NullNode.getInstance();
  }

  private ArrayNode children() {
    ArrayNode ids = JsonNodeFactory.instance.arrayNode();
    objects.children(this).forEach(child -> ids.add(child.id.value()));
    return ids;
  }

  static StringNode reference(MediaObject object) {
    return StringNode.valueOf(object.id.value());
  }

  private JsonNode addTag(String key, String value) {
    if (tags.size() >= MAX_TAGS && !tags.containsKey(key)) {
      throw new KurentoException(
          KurentoErrorCode.NOT_ENOUGH_RESOURCES,
          "tags: object '%s' has %d, the limit; remove one".formatted(id.value(), MAX_TAGS));
    }
    tags.put(key, value);
    return NullNode.getInstance();
  }

  private JsonNode removeTag(String key) {
    tag(key);
    tags.remove(key);
    return NullNode.getInstance();
  }

  private String tag(String key) {
    String value = tags.get(key);
    if (value == null) {
      throw new KurentoException(
          KurentoErrorCode.MEDIA_OBJECT_TAG_KEY_NOT_FOUND, "Tag key '%s' not found".formatted(key));
    }
    return value;
  }

  private ArrayNode tags() {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    tags.forEach(
        (key, value) -> array.add(KurentoStruct.of("Tag").put("key", key).put("value", value)));
    return array;
  }

  static KurentoException notSupported(String operation, KurentoType type, String reason) {
    return new KurentoException(
        KurentoErrorCode.MEDIA_OBJECT_OPERATION_NOT_SUPPORTED,
        "Operation '%s' of '%s' is not supported: %s"
            .formatted(operation, type.typeName(), reason));
  }
}
