package io.turnout.mediaserver.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kurento.client.MediaPipeline;
import org.kurento.client.WebRtcEndpoint;

/** The embedded server keeps what Kurento's client expects, and what only it can promise. */
final class KurentoClientTest extends KurentoClientContract {
  private final ControlTestServer server;

  KurentoClientTest() throws IOException {
    server = new ControlTestServer(Duration.ofMillis(300), ControlLimits.DEFAULTS);
  }

  @Override
  URI address() {
    return server.uri();
  }

  @AfterEach
  void closeServer() {
    server.close();
  }

  @Test
  void shouldDrawThePipeline() {
    MediaPipeline pipeline = client.createMediaPipeline();
    WebRtcEndpoint source = new WebRtcEndpoint.Builder(pipeline).build();
    source.connect(new WebRtcEndpoint.Builder(pipeline).build());

    assertThat(pipeline.getGstreamerDot()).contains("AUDIO DATA VIDEO");
  }

  @Test
  void shouldTellOfTheServer() {
    var manager = client.getServerManager();

    assertThat(manager.getInfo().getVersion()).isEqualTo("7.3.0");
    assertThat(manager.getCpuCount()).isPositive();
    assertThat(manager.getUsedMemory()).isPositive();
    assertThat(manager.getUsedCpu(50)).isNotNegative();
    assertThat(manager.getSessions()).containsExactly(client.getSessionId());
    assertThat(manager.getKmd("elements")).contains("WebRtcEndpoint");
  }

  @Test
  void shouldCollectWhatAVanishedClientHeld() throws Exception {
    try (TestSocket vanishing = new TestSocket(server.uri())) {
      vanishing.call(1, "create", "{\"type\":\"MediaPipeline\"}");
    }
    CompletableFuture<String> destroyed = new CompletableFuture<>();
    client.getServerManager().addObjectDestroyedListener(e -> destroyed.complete(e.getObjectId()));

    assertThat(destroyed.get(20, TimeUnit.SECONDS)).contains("kurento.MediaPipeline");
    client.createMediaPipeline();
    assertThat(client.getServerManager().getPipelines()).hasSize(1);
  }

  @Test
  void shouldNotBlockOthersWhileMeasuringCpu() throws Exception {
    try (TestSocket measuring = new TestSocket(server.uri());
        TestSocket other = new TestSocket(server.uri())) {
      measuring.send(
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"invoke\",\"params\":{\"object\":"
              + "\"manager_ServerManager\",\"operation\":\"getUsedCpu\","
              + "\"operationParams\":{\"interval\":30000}}}");
      assertThat(other.call(1, "ping", "{}").at("/result/value").stringValue()).isEqualTo("pong");
    }
  }
}
