package io.turnout.systemtest.loadtest;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Confined to the test's thread. Makes one pipeline with one endpoint by plain JSON-RPC and is gone
 * without a word; Kurento's own client says goodbye to its session.
 */
final class VanishingOwner implements AutoCloseable {
  private static final long ANSWER_TIMEOUT_S = 20;
  private static final Pattern VALUE = Pattern.compile("\"value\" *: *\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Answers answers = new Answers();
  private final WebSocket socket;

  private VanishingOwner(URI control) {
    socket = http.newWebSocketBuilder().buildAsync(control, answers).join();
  }

  static VanishingOwner withPipelineAndEndpoint(URI control) throws InterruptedException {
    VanishingOwner owner = new VanishingOwner(control);
    String pipeline = owner.create("MediaPipeline", "{}");
    owner.create("WebRtcEndpoint", "{\"mediaPipeline\":\"" + pipeline + "\"}");
    return owner;
  }

  private String create(String type, String constructorParams) throws InterruptedException {
    String request =
        """
        {"jsonrpc":"2.0","id":1,"method":"create","params":{"type":"%s","constructorParams":%s}}"""
            .formatted(type, constructorParams);
    socket.sendText(request, true).join();
    String answer = answers.texts.poll(ANSWER_TIMEOUT_S, TimeUnit.SECONDS);
    Matcher value = VALUE.matcher(String.valueOf(answer));
    if (!value.find()) {
      throw new AssertionError("create " + type + " was answered " + answer);
    }
    return value.group(1);
  }

  /** Drops the connection; the session stays open. */
  void vanish() {
    socket.abort();
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
  }

  private static final class Answers implements WebSocket.Listener {
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      partial.append(data);
      if (last) {
        texts.add(partial.toString());
        partial.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }
  }
}
