package io.turnout.loadtest.monitor;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.turnout.report.record.StreamId.StreamKind;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kurento.client.KurentoClient;
import org.kurento.commons.exception.KurentoException;
import org.kurento.jsonrpc.client.JsonRpcClientNettyWebSocket;
import org.kurento.jsonrpc.message.Request;
import org.kurento.jsonrpc.message.Response;

/**
 * Two control connections to one media server: the questions about CPU sleep in the server and hold
 * up all others of their connection. Confined to one thread, but for the census.
 *
 * <p>KMS makes every session that asks an object something one of its owners. So that nothing stays
 * alive for being watched, objects are asked by plain requests and let go with {@code unref}, which
 * Kurento's Java client has no method for.
 */
final class KurentoConnection implements AutoCloseable {
  private static final String SERVER_MANAGER = "manager_ServerManager";
  private static final int TIMEOUT_MS = 3000;

  private final AtomicBoolean dropped = new AtomicBoolean();
  private final KurentoClient questions;
  private final KurentoClient cpuQuestions;
  private final MediaObjectCensus census = new MediaObjectCensus();

  /**
   * @throws KurentoException when there is no media server
   */
  KurentoConnection(URI url) {
    questions = connect(url);
    KurentoClient second = null;
    try {
      second = connect(url);
      questions
          .getServerManager()
          .addObjectCreatedListener(event -> census.created(event.getObject().getId()));
      questions
          .getServerManager()
          .addObjectDestroyedListener(event -> census.destroyed(event.getObjectId()));
      countWhatIsThere();
      cpuQuestions = second;
    } catch (RuntimeException e) {
      questions.destroy();
      if (second != null) {
        second.destroy();
      }
      throw e;
    }
  }

  private KurentoClient connect(URI url) {
    JsonRpcClientNettyWebSocket socket = new JsonRpcClientNettyWebSocket(url.toString());
    socket.setConnectionTimeout(TIMEOUT_MS);
    socket.setRequestTimeout(TIMEOUT_MS);
    // A connection that comes back has missed events: it is given up, and a new one counts anew.
    socket.onReconnecting(() -> dropped.set(true));
    socket.setTryReconnectingMaxTime(1);
    try {
      socket.connect();
    } catch (IOException e) {
      closeQuietly(socket);
      throw new KurentoException(MonitorException.saidBy(e), e);
    }
    return KurentoClient.createFromJsonRpcClientHonoringClientTimeouts(socket);
  }

  private static void closeQuietly(JsonRpcClientNettyWebSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it was not connected, which is already being reported
    }
  }

  MediaObjectCensus census() {
    return census;
  }

  /**
   * @throws KurentoException when the server has gone since
   */
  void requireOpen() {
    if (dropped.get() || questions.isClosed() || cpuQuestions.isClosed()) {
      throw new KurentoException("the media server closed the connection");
    }
  }

  /** {@return % of one core; blocks for the interval} */
  double usedCpu(int intervalMs) {
    return cpuQuestions.getServerManager().getUsedCpu(intervalMs);
  }

  /** {@return resident memory; the server counts in KiB} */
  double usedMemoryBytes() {
    return questions.getServerManager().getUsedMemory() * 1024.0;
  }

  /** {@return whether the endpoint transcodes; empty when it is gone or does not say} */
  Optional<Boolean> isTranscoding(String endpoint, StreamKind kind) {
    JsonObject parameters = new JsonObject();
    parameters.addProperty("mediaType", kind.name());
    return invoke(endpoint, "isMediaTranscoding", parameters)
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsBoolean);
  }

  /**
   * Gives back what asking made this session hold: the object and its pipeline, for who holds an
   * object holds its parents too, and {@code unref} of a child leaves them held.
   */
  void letGo(String object) {
    for (int end = object.length(); end > 0; end = object.lastIndexOf('/', end - 1)) {
      JsonObject params = new JsonObject();
      params.addProperty("object", object.substring(0, end));
      send("unref", params);
    }
  }

  /**
   * Events tell of later objects only. Asked once: {@code getPipelines} makes the server hold every
   * object for a while.
   */
  private void countWhatIsThere() {
    for (JsonElement pipeline : list(invoke(SERVER_MANAGER, "getPipelines", new JsonObject()))) {
      String id = pipeline.getAsString();
      census.created(id);
      for (JsonElement child : list(invoke(id, "getChildren", new JsonObject()))) {
        census.created(child.getAsString());
      }
      letGo(id);
    }
  }

  private static JsonArray list(Optional<JsonElement> value) {
    return value
        .filter(JsonElement::isJsonArray)
        .map(JsonElement::getAsJsonArray)
        .orElseGet(JsonArray::new);
  }

  private Optional<JsonElement> invoke(String object, String operation, JsonObject parameters) {
    JsonObject params = new JsonObject();
    params.addProperty("object", object);
    params.addProperty("operation", operation);
    params.add("operationParams", parameters);
    return send("invoke", params)
        .filter(JsonElement::isJsonObject)
        .map(result -> result.getAsJsonObject().get("value"));
  }

  private Optional<JsonElement> send(String method, JsonObject params) {
    String session = questions.getSessionId();
    if (session != null) {
      params.addProperty("sessionId", session);
    }
    try {
      Response<JsonElement> response = questions.sendJsonRpcRequest(new Request<>(method, params));
      return response.isError() ? Optional.empty() : Optional.ofNullable(response.getResult());
    } catch (IOException e) {
      throw new KurentoException(MonitorException.saidBy(e), e);
    }
  }

  @Override
  public void close() {
    questions.destroy();
    cpuQuestions.destroy();
  }
}
