package io.turnout.mediaserver.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kurento.client.ElementConnectedEvent;
import org.kurento.client.KurentoClient;
import org.kurento.client.MediaPipeline;
import org.kurento.client.MediaType;
import org.kurento.client.PassThrough;
import org.kurento.client.Transaction;
import org.kurento.client.WebRtcEndpoint;
import org.kurento.client.internal.server.KurentoServerException;

/** What applications do, through Kurento's own client library. */
@Timeout(60)
final class KurentoClientTest {
  private ControlTestServer server;
  private KurentoClient client;

  @BeforeEach
  void start() throws Exception {
    server = new ControlTestServer(Duration.ofMillis(300), ControlLimits.DEFAULTS);
    client = KurentoClient.create(server.uri().toString());
  }

  @AfterEach
  void stop() {
    client.destroy();
    server.close();
  }

  @Test
  void shouldCreateConnectAndRelease() {
    MediaPipeline pipeline = client.createMediaPipeline();
    WebRtcEndpoint source = new WebRtcEndpoint.Builder(pipeline).build();
    WebRtcEndpoint sink = new WebRtcEndpoint.Builder(pipeline).recvonly().build();
    source.connect(sink);

    assertThat(source.getSinkConnections()).hasSize(3);
    assertThat(sink.getSourceConnections(MediaType.VIDEO).getFirst().getSource().getId())
        .isEqualTo(source.getId());
    assertThat(pipeline.getChildren()).hasSize(2);
    assertThat(pipeline.getGstreamerDot()).contains("AUDIO DATA VIDEO");
    source.disconnect(sink);
    assertThat(source.getSinkConnections()).isEmpty();
    sink.release();
    pipeline.release();
    assertThat(client.getServerManager().getPipelines()).isEmpty();
  }

  @Test
  void shouldGiveASinkOneSourceAndTellOfIt() throws Exception {
    MediaPipeline pipeline = client.createMediaPipeline();
    WebRtcEndpoint first = new WebRtcEndpoint.Builder(pipeline).build();
    PassThrough second = new PassThrough.Builder(pipeline).build();
    WebRtcEndpoint sink = new WebRtcEndpoint.Builder(pipeline).build();
    CompletableFuture<ElementConnectedEvent> event = new CompletableFuture<>();
    second.addElementConnectedListener(event::complete);

    first.connect(sink, MediaType.AUDIO);
    second.connect(sink, MediaType.AUDIO);

    assertThat(event.get(10, TimeUnit.SECONDS).getSink().getId()).isEqualTo(sink.getId());
    assertThat(first.getSinkConnections()).isEmpty();
    assertThat(second.getSinkConnections()).hasSize(1);
  }

  @Test
  void shouldNegotiateAndGather() throws Exception {
    MediaPipeline pipeline = client.createMediaPipeline();
    WebRtcEndpoint offering = new WebRtcEndpoint.Builder(pipeline).build();
    WebRtcEndpoint answering = new WebRtcEndpoint.Builder(pipeline).build();
    CompletableFuture<String> candidate = new CompletableFuture<>();
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    answering.addIceCandidateFoundListener(
        e -> candidate.complete(e.getCandidate().getCandidate()));
    answering.addIceGatheringDoneListener(e -> done.complete(true));

    String offer = offering.generateOffer();
    String answer = answering.processOffer(offer);
    offering.processAnswer(answer);
    answering.gatherCandidates();

    assertThat(candidate.get(10, TimeUnit.SECONDS)).startsWith("candidate:");
    assertThat(done.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(answering.getLocalSessionDescriptor()).contains("a=candidate:");
    assertThat(answering.getRemoteSessionDescriptor()).isEqualTo(offer);
    assertThat(code(() -> answering.processOffer(offer))).isEqualTo(40208);
  }

  private static int code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(KurentoServerException.class, call).getCode();
  }

  @Test
  void shouldAnswerErrorsWithKurentosCodes() {
    MediaPipeline pipeline = client.createMediaPipeline();
    WebRtcEndpoint endpoint = new WebRtcEndpoint.Builder(pipeline).build();

    assertThat(code(() -> endpoint.processOffer(""))).isEqualTo(40201);
    assertThat(code(() -> endpoint.processOffer("v=0"))).isEqualTo(40201);
    assertThat(code(endpoint::getLocalSessionDescriptor)).isEqualTo(40202);
    assertThat(code(endpoint::getRemoteSessionDescriptor)).isEqualTo(40203);
    assertThat(code(() -> endpoint.processAnswer("v=0"))).isEqualTo(40209);
    assertThat(code(() -> endpoint.getTag("none"))).isEqualTo(40110);
    assertThat(code(() -> client.getServerManager().getKmd("none"))).isEqualTo(40500);
    endpoint.release();
    assertThat(code(endpoint::gatherCandidates)).isEqualTo(40101);
  }

  @Test
  void shouldTagAndName() {
    MediaPipeline pipeline = client.createMediaPipeline();
    pipeline.setName("meeting");
    pipeline.addTag("room", "7");

    assertThat(pipeline.getName()).isEqualTo("meeting");
    assertThat(pipeline.getTag("room")).isEqualTo("7");
    assertThat(pipeline.getTags()).hasSize(1);
    assertThat(pipeline.getCreationTime()).isPositive();
  }

  @Test
  void shouldCommitATransaction() {
    Transaction transaction = client.beginTransaction();
    MediaPipeline pipeline = client.createMediaPipeline(transaction);
    WebRtcEndpoint one = new WebRtcEndpoint.Builder(pipeline).build(transaction);
    WebRtcEndpoint two = new WebRtcEndpoint.Builder(pipeline).build(transaction);
    one.connect(transaction, two);
    transaction.commit();

    assertThat(one.getSinkConnections()).hasSize(3);
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
  void shouldShareObjectsBetweenTwoClients() {
    MediaPipeline pipeline = client.createMediaPipeline();
    KurentoClient other = KurentoClient.create(server.uri().toString());
    try {
      MediaPipeline same = other.getById(pipeline.getId(), MediaPipeline.class);
      same.setName("shared");
      assertThat(pipeline.getName()).isEqualTo("shared");
    } finally {
      other.destroy();
    }
    assertThat(pipeline.getName()).isEqualTo("shared");
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
