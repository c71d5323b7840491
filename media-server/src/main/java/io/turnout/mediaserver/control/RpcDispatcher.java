package io.turnout.mediaserver.control;

import io.turnout.jsonrpc.MalformedRpcException;
import io.turnout.jsonrpc.RpcCodec;
import io.turnout.jsonrpc.RpcError;
import io.turnout.jsonrpc.RpcErrorCode;
import io.turnout.jsonrpc.RpcMessage;
import io.turnout.jsonrpc.RpcNotification;
import io.turnout.jsonrpc.RpcRequest;
import io.turnout.jsonrpc.RpcResult;
import io.turnout.kurento.KurentoErrorCode;
import io.turnout.kurento.KurentoException;
import io.turnout.kurento.KurentoMethod;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Thread-safe. Takes a text to its answer: reads it, finds the session, keeps retries from being
 * carried out twice, and turns every failure into an error message.
 */
final class RpcDispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(RpcDispatcher.class);

  /** Methods whose repetition changes nothing, or that must be answered anew. */
  private static final Set<KurentoMethod> NOT_CACHED =
      EnumSet.of(
          KurentoMethod.PING,
          KurentoMethod.CONNECT,
          KurentoMethod.KEEP_ALIVE,
          KurentoMethod.CLOSE_SESSION,
          KurentoMethod.DESCRIBE);

  private final RpcCodec codec;
  private final RpcSessions sessions;
  private final ObjectMethods methods;
  private final SessionMethods sessionMethods;

  RpcDispatcher(
      RpcCodec codec, RpcSessions sessions, ObjectMethods methods, SessionMethods sessionMethods) {
    this.codec = codec;
    this.sessions = sessions;
    this.methods = methods;
    this.sessionMethods = sessionMethods;
  }

  /** {@return the answer, empty for what needs none} */
  Optional<String> answer(ControlConnection connection, String text) {
    RpcMessage message;
    try {
      message = codec.read(text);
    } catch (MalformedRpcException e) {
      return Optional.of(
          codec.write(
              new RpcError(
                  NullNode.getInstance(),
                  e.code().code(),
                  Objects.toString(e.getMessage(), ""),
                  null)));
    }
    return switch (message) {
      case RpcRequest request -> Optional.of(codec.write(answer(connection, request)));
      case RpcNotification(String method, JsonNode params) -> {
        RpcMessage outcome = answer(connection, new RpcRequest(uniqueId(), method, params));
        yield Optional.of(codec.write(ignored(outcome)));
      }
      case RpcResult _, RpcError _ -> Optional.empty();
    };
  }

  /** A notification is never the retry of another one. */
  private static JsonNode uniqueId() {
    return StringNode.valueOf(UUID.randomUUID().toString());
  }

  /** Kurento carries a notification out and answers it with this error. */
  private static RpcError ignored(RpcMessage outcome) {
    ObjectNode whole = RpcCodec.tree(outcome);
    JsonNode content = whole.has("result") ? whole.get("result") : whole.get("error");
    return new RpcError(
        NullNode.getInstance(),
        RpcErrorCode.SERVER_ERROR.code(),
        "Ignoring response because of a notification request",
        content);
  }

  private RpcMessage answer(ControlConnection connection, RpcRequest request) {
    return guarded(
        request.id(),
        () -> {
          KurentoMethod method =
              KurentoMethod.called(request.method())
                  .orElseThrow(
                      () -> new RpcException(RpcErrorCode.METHOD_NOT_FOUND, "Method not found."));
          RequestParams params = params(connection, method, request.params());
          return switch (method) {
            case PING, CONNECT, KEEP_ALIVE, CLOSE_SESSION ->
                new RpcResult(request.id(), sessionMethods.call(connection, method, params));
            default -> answer(session(connection, params), method, request, params);
          };
        });
  }

  private RequestParams params(
      ControlConnection connection, KurentoMethod method, @Nullable JsonNode params) {
    boolean optional = method == KurentoMethod.PING || method == KurentoMethod.CONNECT;
    if (params == null && !optional && sessions.idOf(connection).isEmpty()) {
      throw new RpcException(RpcErrorCode.INVALID_PARAMS, "'params' is required");
    }
    if (params != null && !params.isObject()) {
      throw new RpcException(RpcErrorCode.INVALID_PARAMS, "'params' should be an object");
    }
    return new RequestParams(params);
  }

  private RpcSession session(ControlConnection connection, RequestParams params) {
    return params
        .optionalString("sessionId")
        .map(id -> sessions.bind(connection, id))
        .orElseGet(() -> sessions.sessionOf(connection));
  }

  private RpcMessage answer(
      RpcSession session, KurentoMethod method, RpcRequest request, RequestParams params) {
    if (NOT_CACHED.contains(method)) {
      return execute(session, method, request, params);
    }
    CompletableFuture<RpcMessage> answer = new CompletableFuture<>();
    CompletableFuture<RpcMessage> before =
        session
            .cache()
            .putIfNew(
                request.id().asString(""),
                request.method(),
                withoutSession(params.tree()),
                answer,
                System.nanoTime());
    if (before != null) {
      return before.join();
    }
    RpcMessage outcome = execute(session, method, request, params);
    answer.complete(outcome);
    return outcome;
  }

  private static @Nullable JsonNode withoutSession(@Nullable JsonNode params) {
    if (params instanceof ObjectNode object && object.has("sessionId")) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      copy.setAll(object);
      copy.remove("sessionId");
      return copy;
    }
    return params;
  }

  private RpcMessage execute(
      RpcSession session, KurentoMethod method, RpcRequest request, RequestParams params) {
    return guarded(
        request.id(),
        () ->
            new RpcResult(
                request.id(),
                method == KurentoMethod.TRANSACTION
                    ? transaction(session, params)
                    : methods.call(session, method, params)));
  }

  private JsonNode transaction(RpcSession session, RequestParams params) {
    Transaction transaction = Transaction.read(params.value("operations"));
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("sessionId", session.id());
    result.set(
        "value",
        transaction.run(
            request ->
                guarded(
                    request.id(),
                    () -> {
                      KurentoMethod method = Transaction.method(request);
                      return new RpcResult(
                          request.id(),
                          methods.call(session, method, new RequestParams(request.params())));
                    })));
    return result;
  }

  /** A call that ends in a message or in one of the failures that have a code. */
  @FunctionalInterface
  private interface Call {
    RpcMessage run();
  }

  private static RpcMessage guarded(JsonNode id, Call call) {
    try {
      return call.run();
    } catch (KurentoException e) {
      return error(id, e.code().code(), e, e.code().typeName());
    } catch (RpcException e) {
      String type = e.code() == RpcErrorCode.INVALID_PARAMS ? "INVALID_PARAMS" : null;
      return error(id, e.code().code(), e, type);
    } catch (RuntimeException e) {
      LOG.error("request failed", e);
      return new RpcError(
          id,
          RpcErrorCode.INTERNAL_ERROR.code(),
          "Unexpected error while processing method",
          JsonNodeFactory.instance
              .objectNode()
              .put("type", KurentoErrorCode.UNEXPECTED_ERROR.name()));
    }
  }

  private static RpcError error(
      JsonNode id, int code, RuntimeException failure, @Nullable String type) {
    return new RpcError(
        id,
        code,
        Objects.toString(failure.getMessage(), ""),
        type == null ? null : JsonNodeFactory.instance.objectNode().put("type", type));
  }
}
