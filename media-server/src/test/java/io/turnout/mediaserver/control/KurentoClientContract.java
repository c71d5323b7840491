package io.turnout.mediaserver.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
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

/** What applications do, through Kurento's own client library; holds for every Kurento server. */
@Timeout(60)
abstract class KurentoClientContract {
  KurentoClient client;

  /** {@return where the server's control port is} */
  abstract URI address();

  @BeforeEach
  final void connectClient() {
    client = KurentoClient.create(address().toString());
  }

  @AfterEach
  final void destroyClient() {
    client.destroy();
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
    assertThat(pipeline.getGstreamerDot()).isNotEmpty();
    source.disconnect(sink);
    assertThat(source.getSinkConnections()).isEmpty();
    sink.release();
    pipeline.release();
    assertThat(client.getServerManager().getPipelines())
        .noneMatch(other -> other.getId().equals(pipeline.getId()));
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
  void shouldShareObjectsBetweenTwoClients() {
    MediaPipeline pipeline = client.createMediaPipeline();
    KurentoClient other = KurentoClient.create(address().toString());
    try {
      MediaPipeline same = other.getById(pipeline.getId(), MediaPipeline.class);
      same.setName("shared");
      assertThat(pipeline.getName()).isEqualTo("shared");
    } finally {
      other.destroy();
    }
    assertThat(pipeline.getName()).isEqualTo("shared");
  }

  private static int code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(KurentoServerException.class, call).getCode();
  }
}
