package io.turnout.systemtest.mediaserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.turnout.mediaserver.MediaServer;
import io.turnout.mediaserver.MediaServerOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kurento.client.KurentoClient;
import org.kurento.client.MediaPipeline;
import org.kurento.client.WebRtcEndpoint;

/** Two browsers see and hear each other through the media server. */
@Timeout(600)
@Tag("full")
final class ChromiumForwardingSystemTest {
  private static final long PATIENCE_NS = Duration.ofMinutes(2).toNanos();

  private MediaServer server;
  private KurentoClient client;
  private HttpServer pages;

  @BeforeEach
  void start() throws Exception {
    server = MediaServer.start(MediaServerOptions.defaults().withControl("127.0.0.1", 0));
    client = KurentoClient.create(server.controlUri().toString());
    pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    pages.createContext(
        "/",
        exchange -> {
          byte[] page = "<!doctype html><body></body>".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    pages.start();
  }

  @AfterEach
  void stop() {
    pages.stop(0);
    client.destroy();
    server.close();
  }

  @Test
  void shouldForwardBothWaysAndLetSendersRampUp(@TempDir Path folder) throws Exception {
    String page = "http://127.0.0.1:" + pages.getAddress().getPort() + "/";
    MediaPipeline pipeline = client.createMediaPipeline();
    WebRtcEndpoint left = new WebRtcEndpoint.Builder(pipeline).build();
    WebRtcEndpoint right = new WebRtcEndpoint.Builder(pipeline).build();
    left.connect(right);
    right.connect(left);
    try (ChromiumPeer one = new ChromiumPeer(page, Files.createDirectory(folder.resolve("1")));
        ChromiumPeer two = new ChromiumPeer(page, Files.createDirectory(folder.resolve("2")))) {
      one.connect(left);
      two.connect(right);

      for (ChromiumPeer peer : new ChromiumPeer[] {one, two}) {
        await(peer, "frames", (before, now) -> now.framesDecoded() >= before.framesDecoded() + 10);
        await(peer, "audio", (before, now) -> now.audioPackets() >= before.audioPackets() + 50);
      }
      for (ChromiumPeer peer : new ChromiumPeer[] {one, two}) {
        await(peer, "350 kbit/s sent", (before, now) -> now.sentBps(before) > 350_000);
      }
    }
    assertThat(client.getServerManager().getPipelines()).hasSize(1);
  }

  private interface Expectation {
    boolean holds(ChromiumPeer.Counts before, ChromiumPeer.Counts now);
  }

  /** Compares counts two seconds apart until the expectation holds. */
  private static void await(ChromiumPeer peer, String what, Expectation expectation)
      throws InterruptedException {
    long deadlineNs = System.nanoTime() + PATIENCE_NS;
    ChromiumPeer.Counts before = peer.counts();
    while (true) {
      Thread.sleep(2_000);
      ChromiumPeer.Counts now = peer.counts();
      if (expectation.holds(before, now)) {
        return;
      }
      assertThat(System.nanoTime()).as("%s: %s, then %s", what, before, now).isLessThan(deadlineNs);
      before = now;
    }
  }
}
