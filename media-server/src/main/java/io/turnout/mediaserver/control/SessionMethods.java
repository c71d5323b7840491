package io.turnout.mediaserver.control;

import io.turnout.kurento.KurentoMethod;
import io.turnout.kurento.MediaObjectId;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Thread-safe. The methods that are about connections and sessions rather than objects. */
final class SessionMethods {
  private final String serverId = UUID.randomUUID().toString();
  private final RpcSessions sessions;
  private final Consumer<List<MediaObjectId>> release;

  SessionMethods(RpcSessions sessions, Consumer<List<MediaObjectId>> release) {
    this.sessions = sessions;
    this.release = release;
  }

  JsonNode call(ControlConnection connection, KurentoMethod method, RequestParams params) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    switch (method) {
      case PING -> {
        result.put("value", "pong");
        params.optionalString("sessionId").ifPresent(id -> sessions.bind(connection, id));
        sessions.idOf(connection).ifPresent(id -> result.put("sessionId", id));
      }
      case CONNECT -> {
        RpcSession session =
            params
                .optionalString("sessionId")
                .map(id -> sessions.rebind(connection, id))
                .orElseGet(() -> sessions.bind(connection, UUID.randomUUID().toString()));
        result.put("serverId", serverId).put("sessionId", session.id());
      }
      case KEEP_ALIVE -> {
        String id = sessionId(connection, params);
        sessions.keepAlive(id);
        result.put("sessionId", id);
      }
      case CLOSE_SESSION -> {
        String id = sessionId(connection, params);
        release.accept(sessions.close(id, params.bool("release")));
        return NullNode.getInstance();
      }
      default -> throw new IllegalArgumentException(method + " is not about a session");
    }
    return result;
  }

  private String sessionId(ControlConnection connection, RequestParams params) {
    return params
        .optionalString("sessionId")
        .or(() -> sessions.idOf(connection))
        .orElseGet(() -> params.string("sessionId"));
  }
}
