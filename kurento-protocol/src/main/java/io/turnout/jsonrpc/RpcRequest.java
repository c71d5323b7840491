package io.turnout.jsonrpc;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call that expects an answer (JSON-RPC 2.0, section 4). Immutable.
 *
 * @param id a number or a string, echoed unchanged in the answer
 * @param params null when the member is absent
 */
public record RpcRequest(JsonNode id, String method, @Nullable JsonNode params)
    implements RpcMessage {
  public RpcRequest {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(method, "method");
  }
}
