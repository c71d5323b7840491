package io.turnout.meetingapp;

import io.turnout.meetingapp.protocol.ClientMessage;
import io.turnout.meetingapp.protocol.MessageCodec;
import io.turnout.meetingapp.protocol.ServerMessage;
import io.turnout.meetingapp.protocol.StreamKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A signalling client on the JDK's WebSocket, for tests. */
final class TestClient implements AutoCloseable {
  private static final MessageCodec CODEC = new MessageCodec();

  private final BlockingQueue<ServerMessage> received = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  private TestClient(HttpClient http, URI page, @Nullable String origin) {
    WebSocket.Builder builder = http.newWebSocketBuilder();
    if (origin != null) {
      builder.header("Origin", origin);
    }
    String uri = page.toString().replaceFirst("^http", "ws") + "signalling";
    this.socket = builder.buildAsync(URI.create(uri), new Listener()).join();
  }

  static TestClient open(HttpClient http, URI page) {
    return new TestClient(http, page, null);
  }

  static TestClient open(HttpClient http, URI page, String origin) {
    return new TestClient(http, page, origin);
  }

  void send(ClientMessage message) {
    sendText(CODEC.encode(message));
  }

  void sendText(String text) {
    socket.sendText(text, true).join();
  }

  WebSocket socket() {
    return socket;
  }

  CompletableFuture<Integer> closed() {
    return closed;
  }

  /** {@return the next message of that type; others before it are skipped} */
  <T extends ServerMessage> T await(Class<T> type) throws InterruptedException {
    while (true) {
      ServerMessage message = received.poll(10, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("No " + type.getSimpleName() + " came");
      }
      if (type.isInstance(message)) {
        return type.cast(message);
      }
    }
  }

  ServerMessage.Joined join(String meetingId, String userName) throws InterruptedException {
    send(new ClientMessage.Join(meetingId, userName));
    return await(ServerMessage.Joined.class);
  }

  /** {@return the stream's id} */
  String publish(String connectionId, StreamKind kind) throws InterruptedException {
    send(new ClientMessage.Publish(connectionId, kind, "offer"));
    return await(ServerMessage.SdpAnswer.class).streamId();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket ws, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        received.add(CODEC.decodeServerMessage(text.toString()));
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
      closed.complete(-1);
    }
  }
}
