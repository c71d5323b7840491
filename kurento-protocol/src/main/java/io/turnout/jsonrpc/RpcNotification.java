package io.turnout.jsonrpc;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call without an id (JSON-RPC 2.0, section 4.1). Immutable.
 *
 * @param params null when the member is absent
 */
public record RpcNotification(String method, @Nullable JsonNode params) implements RpcMessage {
  public RpcNotification {
    Objects.requireNonNull(method, "method");
  }
}
