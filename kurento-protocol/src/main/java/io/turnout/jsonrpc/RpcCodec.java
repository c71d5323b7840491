package io.turnout.jsonrpc;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Thread-safe. Reads and writes messages as text. Members are written in alphabetical order without
 * white space, as Kurento's server writes them; what is read is bounded in size and depth.
 */
public final class RpcCodec {
  /** Deeper nesting than any call of Kurento's API has, transactions included. */
  public static final int MAX_DEPTH = 64;

  private static final String VERSION = "2.0";
  private static final int MAX_NUMBER_DIGITS = 64;

  private final JsonMapper mapper;

  /**
   * Makes a codec.
   *
   * @param maxMessageChars longest text that is read
   */
  public RpcCodec(int maxMessageChars) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxDocumentLength(maxMessageChars)
            .maxStringLength(maxMessageChars)
            .maxNumberLength(MAX_NUMBER_DIGITS)
            .build();
    mapper =
        JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();
  }

  /**
   * Reads one message.
   *
   * @throws MalformedRpcException {@code PARSE_ERROR} when the text is no JSON or exceeds the
   *     limits, {@code INVALID_REQUEST} when it is JSON but no message; a batch is no message
   */
  public RpcMessage read(String text) throws MalformedRpcException {
    JsonNode tree;
    try {
      tree = mapper.readTree(text);
    } catch (JacksonException e) {
      throw new MalformedRpcException(RpcErrorCode.PARSE_ERROR, "Parse error.");
    }
    if (tree.isMissingNode()) {
      throw new MalformedRpcException(RpcErrorCode.PARSE_ERROR, "Parse error.");
    }
    return read(tree);
  }

  /** Reads a message that is part of another one. */
  public static RpcMessage read(JsonNode tree) throws MalformedRpcException {
    if (!tree.isObject() || !tree.path("jsonrpc").asString("").equals(VERSION)) {
      throw invalid();
    }
    JsonNode id = readId(tree.get("id"));
    JsonNode method = tree.get("method");
    if (method != null) {
      if (!method.isString()) {
        throw invalid();
      }
      JsonNode params = tree.get("params");
      JsonNode present = params == null || params.isNull() ? null : params;
      return id.isNull()
          ? new RpcNotification(method.stringValue(), present)
          : new RpcRequest(id, method.stringValue(), present);
    }
    JsonNode error = tree.get("error");
    if (error != null && error.isObject()) {
      return new RpcError(
          id, error.path("code").asInt(0), error.path("message").asString(""), error.get("data"));
    }
    JsonNode result = tree.get("result");
    if (result == null) {
      throw invalid();
    }
    return new RpcResult(id, result);
  }

  private static JsonNode readId(@Nullable JsonNode id) throws MalformedRpcException {
    if (id == null || id.isNull()) {
      return NullNode.getInstance();
    }
    boolean finite = id.isNumber() && Double.isFinite(id.doubleValue());
    if (!finite && !id.isString()) {
      throw invalid();
    }
    return id;
  }

  private static MalformedRpcException invalid() {
    return new MalformedRpcException(RpcErrorCode.INVALID_REQUEST, "Invalid JSON-RPC request.");
  }

  /** {@return the message as text} */
  public String write(RpcMessage message) {
    return mapper.writeValueAsString(tree(message));
  }

  /** {@return the message as a tree, to be put into another message} */
  public static ObjectNode tree(RpcMessage message) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode().put("jsonrpc", VERSION);
    switch (message) {
      case RpcRequest(JsonNode id, String method, JsonNode params) -> {
        tree.set("id", id);
        tree.put("method", method);
        putIfPresent(tree, "params", params);
      }
      case RpcNotification(String method, JsonNode params) -> {
        tree.put("method", method);
        putIfPresent(tree, "params", params);
      }
      case RpcResult(JsonNode id, JsonNode result) -> {
        tree.set("id", id);
        tree.set("result", result);
      }
      case RpcError(JsonNode id, int code, String text, JsonNode data) -> {
        tree.set("id", id);
        ObjectNode error = tree.putObject("error").put("code", code).put("message", text);
        putIfPresent(error, "data", data);
      }
    }
    return tree;
  }

  private static void putIfPresent(ObjectNode tree, String name, @Nullable JsonNode value) {
    if (value != null) {
      tree.set(name, value);
    }
  }
}
