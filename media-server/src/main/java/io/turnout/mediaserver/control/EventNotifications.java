package io.turnout.mediaserver.control;

import io.turnout.jsonrpc.RpcCodec;
import io.turnout.jsonrpc.RpcNotification;
import io.turnout.kurento.KurentoEvent;
import io.turnout.kurento.KurentoMethod;
import io.turnout.kurento.MediaObjectId;
import io.turnout.mediaserver.pipeline.MediaObject;
import io.turnout.mediaserver.pipeline.MediaObjectListener;
import java.util.Collection;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Thread-safe. Sends the events of media objects to the sessions that subscribed to them. A session
 * without a connection misses them, as with Kurento.
 */
final class EventNotifications implements MediaObjectListener {
  private final Supplier<RpcSessions> sessions;
  private final RpcCodec codec;

  EventNotifications(Supplier<RpcSessions> sessions, RpcCodec codec) {
    this.sessions = sessions;
    this.codec = codec;
  }

  @Override
  public void onCreated(MediaObject object) {
    sessions.get().inherit(object);
    publish(
        MediaObjectId.SERVER_MANAGER,
        KurentoEvent.objectCreated(object.id()),
        JsonNodeFactory.instance.arrayNode());
  }

  @Override
  public void onDestroyed(MediaObjectId id) {
    sessions.get().forget(id);
    publish(
        MediaObjectId.SERVER_MANAGER,
        KurentoEvent.objectDestroyed(id),
        JsonNodeFactory.instance.arrayNode());
  }

  @Override
  public void onEvent(MediaObject source, KurentoEvent event) {
    publish(source.id(), event, source.tagsInEvents());
  }

  private void publish(MediaObjectId source, KurentoEvent event, ArrayNode tags) {
    Collection<ControlConnection> subscribers =
        sessions.get().subscribers(new RpcSession.Topic(source, event.type()));
    if (subscribers.isEmpty()) {
      return;
    }
    ObjectNode params = JsonNodeFactory.instance.objectNode();
    ObjectNode value =
        params
            .putObject("value")
            .put("object", source.value())
            .put("type", event.type().eventName());
    ObjectNode data =
        event
            .data()
            .put("source", source.value())
            .put("timestampMillis", Long.toString(System.currentTimeMillis()));
    data.set("tags", tags);
    if (event.type().hasTypeMember()) {
      data.put("type", event.type().eventName());
    }
    value.set("data", data);
    String text = codec.write(new RpcNotification(KurentoMethod.ON_EVENT.methodName(), params));
    subscribers.forEach(connection -> connection.send(text));
  }
}
