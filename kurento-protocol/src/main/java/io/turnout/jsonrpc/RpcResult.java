package io.turnout.jsonrpc;

import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The successful answer to a request (JSON-RPC 2.0, section 5). Immutable. */
public record RpcResult(JsonNode id, JsonNode result) implements RpcMessage {
  public RpcResult {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(result, "result");
  }
}
