package io.turnout.mediaserver.control;

import io.turnout.jsonrpc.RpcErrorCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Immutable. The protocol's own parameters of one request. */
record RequestParams(@Nullable JsonNode tree) {
  String string(String name) {
    return optionalString(name)
        .orElseThrow(
            () ->
                new RpcException(
                    RpcErrorCode.SERVER_ERROR, "'%s' parameter is required".formatted(name)));
  }

  Optional<String> optionalString(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw new RpcException(
          RpcErrorCode.SERVER_ERROR, "'%s' parameter should be a string".formatted(name));
    }
    return Optional.of(value.stringValue());
  }

  boolean bool(String name) {
    JsonNode value = value(name);
    return value != null && value.asString("").equals("true");
  }

  /** {@return the member, null when it is absent or JSON null} */
  @Nullable JsonNode value(String name) {
    JsonNode value = tree == null ? null : tree.get(name);
    return value == null || value.isNull() ? null : value;
  }
}
