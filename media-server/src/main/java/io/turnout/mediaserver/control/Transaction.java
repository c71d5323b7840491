package io.turnout.mediaserver.control;

import io.turnout.jsonrpc.MalformedRpcException;
import io.turnout.jsonrpc.RpcCodec;
import io.turnout.jsonrpc.RpcErrorCode;
import io.turnout.jsonrpc.RpcMessage;
import io.turnout.jsonrpc.RpcRequest;
import io.turnout.jsonrpc.RpcResult;
import io.turnout.kurento.KurentoErrorCode;
import io.turnout.kurento.KurentoException;
import io.turnout.kurento.KurentoMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Confined to one call. Requests that run one after another; {@code newref:K} in one stands for the
 * value of the K-th. The first failure ends it; what was done until then stays done, as with
 * Kurento.
 */
final class Transaction {
  private static final String REFERENCE = "newref:";
  private static final int MAX_OPERATIONS = 10_000;

  private final List<RpcRequest> requests;
  private final List<JsonNode> values = new ArrayList<>();

  private Transaction(List<RpcRequest> requests) {
    this.requests = requests;
  }

  static Transaction read(@Nullable JsonNode operations) {
    if (operations == null || !operations.isArray()) {
      throw new RpcException(
          RpcErrorCode.SERVER_ERROR,
          operations == null
              ? "'operations' parameter is required"
              : "'operations' parameter should be an array");
    }
    if (operations.size() > MAX_OPERATIONS) {
      throw malformed(
          "'operations' has %d requests, at most %d are run"
              .formatted(operations.size(), MAX_OPERATIONS));
    }
    List<RpcRequest> requests = new ArrayList<>();
    for (JsonNode operation : operations) {
      requests.add(request(operation, requests.size()));
    }
    return new Transaction(requests);
  }

  private static RpcRequest request(JsonNode operation, int index) {
    try {
      if (RpcCodec.read(operation) instanceof RpcRequest request) {
        if (!request.id().asString("").equals(Integer.toString(index))) {
          throw malformed("Id of request '%d' should be '%d'".formatted(index, index));
        }
        return request;
      }
    } catch (MalformedRpcException e) {
      throw malformed("Request '%d' is no JSON-RPC request".formatted(index));
    }
    throw malformed("Id of request '%d' should be '%d'".formatted(index, index));
  }

  /** {@return the method of a request within a transaction} */
  static KurentoMethod method(RpcRequest request) {
    KurentoMethod method =
        KurentoMethod.called(request.method())
            .orElseThrow(
                () -> new RpcException(RpcErrorCode.METHOD_NOT_FOUND, "Method not found."));
    return switch (method) {
      case CONNECT, PING, KEEP_ALIVE, CLOSE_SESSION, TRANSACTION ->
          throw malformed(
              "Method '%s' can not be part of a transaction".formatted(request.method()));
      default -> method;
    };
  }

  private static KurentoException malformed(String message) {
    return new KurentoException(KurentoErrorCode.MALFORMED_TRANSACTION, message);
  }

  /** {@return the answers up to and with the first failure} */
  ArrayNode run(Function<RpcRequest, RpcMessage> execute) {
    ArrayNode answers = JsonNodeFactory.instance.arrayNode();
    for (RpcRequest request : requests) {
      RpcMessage answer =
          execute.apply(new RpcRequest(request.id(), request.method(), resolved(request.params())));
      answers.add(RpcCodec.tree(answer));
      if (!(answer instanceof RpcResult result)) {
        break;
      }
      values.add(result.result().path("value"));
    }
    return answers;
  }

  private @Nullable JsonNode resolved(@Nullable JsonNode params) {
    return params == null ? null : resolve(params);
  }

  private JsonNode resolve(JsonNode node) {
    if (node.isString() && node.stringValue().startsWith(REFERENCE)) {
      return referred(node);
    }
    if (node.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> copy.add(resolve(element)));
      return copy;
    }
    if (node.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        copy.set(member.getKey(), resolve(member.getValue()));
      }
      return copy;
    }
    return node;
  }

  /** A reference to nothing stays as it is; the call that uses it says so. */
  private JsonNode referred(JsonNode reference) {
    String number = reference.stringValue().substring(REFERENCE.length());
    if (!number.matches("\\d{1,5}") || Integer.parseInt(number) >= values.size()) {
      return reference;
    }
    JsonNode value = values.get(Integer.parseInt(number));
    return value.isString() ? StringNode.valueOf(value.stringValue()) : reference;
  }
}
