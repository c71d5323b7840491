package io.turnout.jsonrpc;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The failed answer to a request (JSON-RPC 2.0, section 5.1). Immutable.
 *
 * @param id the request's id, or JSON null when it could not be read
 * @param data further members about the error, null when there are none
 */
public record RpcError(JsonNode id, int code, String message, @Nullable JsonNode data)
    implements RpcMessage {
  public RpcError {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(message, "message");
  }
}
