package io.turnout.mediaserver.control;

import io.turnout.kurento.EventType;
import io.turnout.kurento.KurentoErrorCode;
import io.turnout.kurento.KurentoException;
import io.turnout.kurento.KurentoMethod;
import io.turnout.kurento.KurentoType;
import io.turnout.kurento.MediaObjectId;
import io.turnout.mediaserver.pipeline.MediaObject;
import io.turnout.mediaserver.pipeline.MediaObjects;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Thread-safe. The methods that are about media objects; each result names the session. */
final class ObjectMethods {
  private final MediaObjects objects;
  private final RpcSessions sessions;

  ObjectMethods(MediaObjects objects, RpcSessions sessions) {
    this.objects = objects;
    this.sessions = sessions;
  }

  JsonNode call(RpcSession session, KurentoMethod method, RequestParams params) {
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("sessionId", session.id());
    switch (method) {
      case CREATE -> {
        MediaObject created =
            objects.create(params.string("type"), params.value("constructorParams"));
        holdOrRelease(session, created);
        result.put("value", created.id().value());
      }
      case INVOKE -> {
        MediaObject object = held(session, params);
        result.set(
            "value",
            objects.invoke(object, params.string("operation"), params.value("operationParams")));
      }
      case SUBSCRIBE -> result.put("value", subscribe(session, params));
      case UNSUBSCRIBE ->
          sessions.unsubscribe(
              session, new MediaObjectId(params.string("object")), params.string("subscription"));
      case RELEASE -> release(List.of(new MediaObjectId(params.string("object"))));
      case REF -> held(session, params);
      case UNREF -> {
        MediaObject object = objects.find(params.string("object"));
        release(sessions.unhold(session, object.id()));
      }
      case DESCRIBE -> describe(held(session, params).type(), result);
      default -> throw new IllegalArgumentException(method + " is not about an object");
    }
    return result;
  }

  /** A session that was closed meanwhile must not leave an object that nobody holds. */
  private void holdOrRelease(RpcSession session, MediaObject created) {
    try {
      sessions.hold(session, created);
    } catch (KurentoException e) {
      objects.release(created);
      throw e;
    }
  }

  private MediaObject held(RpcSession session, RequestParams params) {
    MediaObject object = objects.find(params.string("object"));
    sessions.hold(session, object);
    return object;
  }

  private String subscribe(RpcSession session, RequestParams params) {
    String eventName = params.string("type");
    MediaObject object = held(session, params);
    EventType event =
        EventType.named(eventName)
            .filter(known -> object.type().raises(known))
            .orElseThrow(
                () ->
                    new KurentoException(
                        KurentoErrorCode.MEDIA_OBJECT_EVENT_NOT_SUPPORTED,
                        "Event '%s' not supported".formatted(eventName)));
    return sessions.subscribe(session, new RpcSession.Topic(object.id(), event));
  }

  private static void describe(KurentoType type, ObjectNode result) {
    result.put("type", type.typeName()).put("qualifiedType", type.qualifiedName());
    ArrayNode hierarchy = result.putArray("hierarchy");
    type.hierarchy().forEach(above -> hierarchy.add(above.qualifiedName()));
  }

  /** Releases what is still alive among them. */
  void release(List<MediaObjectId> ids) {
    for (MediaObjectId id : ids) {
      if (objects.isAlive(id)) {
        MediaObject object;
        try {
          object = objects.find(id.value());
        } catch (KurentoException e) {
          // Gone with its parent in this moment.
          continue;
        }
        objects.release(object);
      }
    }
  }
}
