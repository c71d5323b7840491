package io.turnout.mediaserver.control;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Thread-safe. A bare WebSocket client that sends what the test says. */
final class TestSocket implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  TestSocket(URI uri) {
    socket = client.newWebSocketBuilder().buildAsync(uri, new Listener()).join();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket ws, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        received.add(text.toString());
        text.setLength(0);
      }
      ws.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket ws, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket ws, Throwable error) {
      closed.complete(1006);
    }
  }

  void send(String text) {
    socket.sendText(text, true).join();
  }

  /** Sends what may well end the connection before it has left. */
  void flood(String text) {
    socket.sendText(text, true).handle((sent, failure) -> true).join();
  }

  void sendBinary(String text) {
    socket.sendBinary(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), true).join();
  }

  String receiveText() throws InterruptedException {
    String text = received.poll(10, TimeUnit.SECONDS);
    if (text == null) {
      throw new AssertionError("nothing came within 10 seconds");
    }
    return text;
  }

  JsonNode receive() throws InterruptedException {
    return JSON.readTree(receiveText());
  }

  JsonNode ask(String text) throws InterruptedException {
    send(text);
    return receive();
  }

  /** Sends a request with that id, method and text of params. */
  JsonNode call(int id, String method, String params) throws InterruptedException {
    return ask(
        "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
            .formatted(id, method, params));
  }

  int closeCode() throws Exception {
    return closed.get(10, TimeUnit.SECONDS);
  }

  /** Breaks the connection without a closing handshake. */
  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }
}
