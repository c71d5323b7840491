package io.turnout.meetingapp.media;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kurento.client.Continuation;
import org.kurento.client.KurentoClient;
import org.kurento.client.ServerInfo;
import org.kurento.client.ServerManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Confined to the gateway's watch thread. Asks a media server for CPU and memory on a connection of
 * its own. Only the server manager is asked, so that no object of anybody is kept alive by it.
 */
final class KurentoProbe implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(KurentoProbe.class);
  private static final long ANSWER_SECONDS = 5;
  private static final int CPU_INTERVAL_MS = 500;

  private final URI uri;
  private final KurentoClient client;
  private final ServerManager server;
  private @Nullable String version;
  private @Nullable Integer cpuCount;

  private KurentoProbe(URI uri, KurentoClient client) {
    this.uri = uri;
    this.client = client;
    this.server = client.getServerManager();
  }

  static KurentoProbe connect(URI uri) {
    return new KurentoProbe(uri, KurentoClient.create(uri.toString()));
  }

  /** {@return what the server says, or that it is not connected when it does not answer in time} */
  MediaServerStatus status() {
    Long memoryKibibytes = answer(server::getUsedMemory);
    if (memoryKibibytes == null) {
      return MediaServerStatus.disconnected(uri);
    }
    if (version == null) {
      ServerInfo info = answer(server::getInfo);
      version = info == null ? null : info.getVersion();
    }
    if (cpuCount == null) {
      cpuCount = answer(server::getCpuCount);
    }
    Float cpuPercent = answer(c -> server.getUsedCpu(CPU_INTERVAL_MS, c));
    return new MediaServerStatus(
        uri,
        true,
        version,
        cpuCount,
        cpuPercent == null ? null : cpuPercent.doubleValue(),
        memoryKibibytes * 1024);
  }

  private static <T> @Nullable T answer(Question<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      question.ask(
          new Continuation<>() {
            @Override
            public void onSuccess(T value) {
              answer.complete(value);
            }

            @Override
            public void onError(Throwable cause) {
              answer.completeExceptionally(cause);
            }
          });
      return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (Exception e) {
      return null; // an unanswered question is an unknown value; the watch judges by the first
    }
  }

  @Override
  public void close() {
    try {
      client.destroy();
    } catch (RuntimeException e) {
      log.debug("Closing the probe of {}: {}", uri, e.toString());
    }
  }

  @FunctionalInterface
  private interface Question<T> {
    void ask(Continuation<T> continuation) throws Exception;
  }
}
