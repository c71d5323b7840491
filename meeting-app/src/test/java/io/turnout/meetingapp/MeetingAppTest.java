package io.turnout.meetingapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.meetingapp.meeting.MeetingLimits;
import io.turnout.meetingapp.protocol.ClientMessage;
import io.turnout.meetingapp.protocol.ErrorCode;
import io.turnout.meetingapp.protocol.IceCandidate;
import io.turnout.meetingapp.protocol.MediaKind;
import io.turnout.meetingapp.protocol.MeetingEndReason;
import io.turnout.meetingapp.protocol.ServerMessage;
import io.turnout.meetingapp.protocol.StreamKind;
import io.turnout.meetingapp.protocol.Stroke;
import io.turnout.meetingapp.signalling.SignallingLimits;
import io.turnout.meetingapp.testing.FakeMediaGateway;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class MeetingAppTest {
  private static final MeetingAppOptions OPTIONS =
      MeetingAppOptions.of(URI.create("ws://one:8888/kurento"))
          .withPort(0)
          .withMeetingLimits(MeetingLimits.DEFAULTS.withMeetings(2).withUsersPerMeeting(3))
          .withSignallingLimits(SignallingLimits.DEFAULTS.withSockets(8).withRate(100, 60));

  private final HttpClient http = HttpClient.newHttpClient();
  private final FakeMediaGateway one = new FakeMediaGateway("one");
  private final FakeMediaGateway two = new FakeMediaGateway("two");
  private MeetingApp app;

  @BeforeEach
  void start() throws IOException {
    app = MeetingApp.start(OPTIONS, List.of(one, two));
  }

  @AfterEach
  void stop() {
    app.close();
    http.shutdownNow();
  }

  @Test
  void shouldLetUsersTalkAndReleaseEverythingWhenTheyLeave() throws Exception {
    try (TestClient ada = client();
        TestClient bob = client()) {
      assertThat(ada.join("standup", "Ada").participants()).isEmpty();
      String camera = ada.publish("c1", StreamKind.CAMERA);
      assertThat(ada.await(ServerMessage.CandidateFound.class).connectionId()).isEqualTo("c1");

      ServerMessage.Joined joined = bob.join("standup", "Bob");
      assertThat(joined.participants()).hasSize(1);
      assertThat(joined.participants().getFirst().streams().getFirst().streamId())
          .isEqualTo(camera);
      assertThat(ada.await(ServerMessage.ParticipantJoined.class).participant().userName())
          .isEqualTo("Bob");
      bob.send(new ClientMessage.Subscribe("c9", camera, "offer"));
      assertThat(bob.await(ServerMessage.SdpAnswer.class).sdpAnswer()).isEqualTo("answer to offer");
      bob.send(new ClientMessage.AddIceCandidate("c9", new IceCandidate("candidate:1", "0", 0)));
      until(() -> one.candidatesReceived().values().stream().mapToInt(n -> n).sum() == 1);
      assertThat(one.liveEndpoints()).isEqualTo(2);
      assertThat(one.livePipelines()).isEqualTo(1);

      ada.send(new ClientMessage.Leave());
      ada.await(ServerMessage.Left.class);
      assertThat(bob.await(ServerMessage.StreamUnpublished.class).streamId()).isEqualTo(camera);
      bob.await(ServerMessage.ParticipantLeft.class);
      until(() -> one.liveEndpoints() == 0);
      bob.send(new ClientMessage.Leave());
      until(() -> one.livePipelines() == 0);
    }
  }

  @Test
  void shouldReleaseEverythingWhenASocketIsLost() throws Exception {
    try (TestClient ada = client();
        TestClient bob = client()) {
      ada.join("standup", "Ada");
      bob.join("standup", "Bob");
      String screen = bob.publish("c1", StreamKind.SCREEN);
      ada.send(new ClientMessage.Subscribe("c2", screen, "offer"));
      ada.await(ServerMessage.SdpAnswer.class);
      bob.socket().abort();
      ada.await(ServerMessage.ParticipantLeft.class);
      until(() -> one.liveEndpoints() == 0);
      ada.socket().abort();
      until(() -> one.livePipelines() == 0 && metric("turnout_meeting_app_websockets") == 0);
    }
  }

  @Test
  void shouldPassOnChatStrokesAndMutesAndShowThemToNewcomers() throws Exception {
    Stroke stroke = new Stroke("#112233", 0.01, List.of(new Stroke.Point(0.1, 0.9)));
    try (TestClient ada = client();
        TestClient bob = client();
        TestClient eve = client()) {
      ada.join("standup", "Ada");
      bob.join("standup", "Bob");
      ada.send(new ClientMessage.Chat("hello"));
      ada.send(new ClientMessage.DrawStroke(stroke));
      ada.send(new ClientMessage.Mute(MediaKind.AUDIO, true));
      assertThat(ada.await(ServerMessage.ChatMessage.class).text()).isEqualTo("hello");
      assertThat(bob.await(ServerMessage.ChatMessage.class).userName()).isEqualTo("Ada");
      assertThat(bob.await(ServerMessage.StrokeDrawn.class).stroke()).isEqualTo(stroke);
      assertThat(bob.await(ServerMessage.Muted.class).muted()).isTrue();
      ServerMessage.Joined joined = eve.join("standup", "Eve");
      assertThat(joined.chat()).hasSize(1);
      assertThat(joined.strokes()).containsExactly(stroke);
      assertThat(joined.participants().getFirst().audioMuted()).isTrue();
      eve.send(new ClientMessage.ClearBoard());
      bob.await(ServerMessage.BoardCleared.class);
    }
  }

  @Test
  void shouldAnswerBadInputAndLiveOn() throws Exception {
    try (TestClient ada = client()) {
      assertRefused(ada, "nonsense", ErrorCode.MALFORMED_MESSAGE);
      assertRefused(ada, "{\"type\":\"shout\"}", ErrorCode.UNKNOWN_MESSAGE);
      assertRefused(ada, "{\"type\":\"chat\",\"text\":\"hi\"}", ErrorCode.NOT_JOINED);
      assertRefused(ada, " ".repeat(70_000), ErrorCode.MESSAGE_TOO_LARGE);
      ada.socket().sendBinary(ByteBuffer.allocate(3), true).join();
      assertThat(ada.await(ServerMessage.Refused.class).code()).isEqualTo(ErrorCode.BINARY_MESSAGE);
      ada.join("standup", "Ada");
      assertRefused(
          ada,
          "{\"type\":\"join\",\"meetingId\":\"x\",\"userName\":\"Ada\"}",
          ErrorCode.ALREADY_JOINED);
      assertRefused(
          ada,
          "{\"type\":\"subscribe\",\"connectionId\":\"c\",\"streamId\":\"s\",\"sdpOffer\":\"o\"}",
          ErrorCode.UNKNOWN_STREAM);
      assertRefused(
          ada, "{\"type\":\"unpublish\",\"connectionId\":\"c\"}", ErrorCode.UNKNOWN_CONNECTION);
      ada.publish("c1", StreamKind.CAMERA);
      assertRefused(
          ada,
          "{\"type\":\"publish\",\"connectionId\":\"c2\",\"stream\":\"camera\",\"sdpOffer\":\"o\"}",
          ErrorCode.ALREADY_PUBLISHED);
      ada.send(new ClientMessage.KeepAlive());
      ada.await(ServerMessage.KeepAlive.class);
      assertThat(metric("turnout_meeting_app_refusals_total{code=\"malformed-message\"}"))
          .isEqualTo(1);
    }
  }

  @Test
  void shouldRefuseUsersAndMeetingsOverTheLimits() throws Exception {
    try (TestClient a = client();
        TestClient b = client();
        TestClient c = client();
        TestClient d = client()) {
      a.join("standup", "A");
      b.join("standup", "B");
      c.join("standup", "C");
      assertRefused(d, join("standup"), ErrorCode.MEETING_FULL);
      c.send(new ClientMessage.Leave());
      c.await(ServerMessage.Left.class);
      c.join("retro", "C");
      assertRefused(d, join("third"), ErrorCode.TOO_MANY_MEETINGS);
    }
  }

  @Test
  void shouldRefuseAFloodButKeepTheSocket() throws Exception {
    try (TestClient ada = client()) {
      ada.join("standup", "Ada");
      for (int i = 0; i < 200; i++) {
        ada.send(new ClientMessage.ClearBoard());
      }
      assertThat(ada.await(ServerMessage.Refused.class).code()).isEqualTo(ErrorCode.RATE_EXCEEDED);
      assertThat(ada.closed()).isNotDone();
    }
  }

  @Test
  void shouldRefuseSocketsOverTheLimitAndOfOtherOrigins() {
    List<TestClient> clients = IntStream.range(0, 8).mapToObj(i -> client()).toList();
    try {
      until(() -> metric("turnout_meeting_app_websockets") == 8);
      assertThatThrownBy(this::client).hasMessageContaining("WebSocketHandshakeException");
    } finally {
      clients.forEach(TestClient::close);
    }
    assertThatThrownBy(() -> TestClient.open(http, app.uri(), "https://evil.example"))
        .hasMessageContaining("WebSocketHandshakeException");
  }

  @Test
  void shouldSeatANewMeetingOnTheServerWithTheFewest() throws Exception {
    try (TestClient a = client();
        TestClient b = client()) {
      a.join("standup", "A");
      b.join("retro", "B");
      until(() -> one.livePipelines() == 1 && two.livePipelines() == 1);
    }
  }

  @Test
  void shouldEndMeetingsWhoseMediaServerIsLostAndStartThemAnewElsewhere() throws Exception {
    try (TestClient ada = client()) {
      ada.join("standup", "Ada");
      ada.publish("c1", StreamKind.CAMERA);
      one.lose();
      assertThat(ada.await(ServerMessage.MeetingEnded.class).reason())
          .isEqualTo(MeetingEndReason.MEDIA_SERVER_LOST);
      until(() -> metric("turnout_meeting_app_endpoints") == 0);
      ada.join("standup", "Ada");
      until(() -> two.livePipelines() == 1);
      two.lose();
      ada.await(ServerMessage.MeetingEnded.class);
      assertRefused(ada, join("standup"), ErrorCode.MEDIA_SERVER_UNAVAILABLE);
      assertThat(get("healthz").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void shouldEndAMeetingThatGetsNoPipeline() throws Exception {
    one.refusePipelines(true);
    try (TestClient ada = client()) {
      ada.send(new ClientMessage.Join("standup", "Ada"));
      assertThat(ada.await(ServerMessage.MeetingEnded.class).reason())
          .isEqualTo(MeetingEndReason.MEDIA_SERVER_FAILED);
    }
  }

  @Test
  void shouldTellWhoseOfferTheMediaServerRefused() throws Exception {
    one.refuseOffers(true);
    try (TestClient ada = client()) {
      ada.join("standup", "Ada");
      ada.send(new ClientMessage.Publish("c1", StreamKind.CAMERA, "offer"));
      ServerMessage.Refused refused = ada.await(ServerMessage.Refused.class);
      assertThat(refused.code()).isEqualTo(ErrorCode.MEDIA_SERVER_FAILED);
      assertThat(refused.connectionId()).isEqualTo("c1");
      assertThat(refused.message()).contains("Invalid SDP");
      until(() -> one.liveEndpoints() == 0);
    }
  }

  @Test
  void shouldEndMeetingsAndReleaseThemWhenStopped() throws Exception {
    try (TestClient ada = client()) {
      ada.join("standup", "Ada");
      ada.publish("c1", StreamKind.CAMERA);
      app.close();
      assertThat(ada.await(ServerMessage.MeetingEnded.class).reason())
          .isEqualTo(MeetingEndReason.APPLICATION_STOPPED);
      assertThat(one.livePipelines()).isZero();
    }
  }

  @Test
  void shouldShowMeetingsAndTheirMediaToTheAdmin() throws Exception {
    try (TestClient ada = client()) {
      ada.join("standup", "Ada");
      ada.publish("c1", StreamKind.CAMERA);
      one.flow(true);
      until(() -> get("admin/state").body().contains("\"videoFlows\":true"));
      assertThat(get("admin/state").body()).contains("\"meetingId\":\"standup\"", "7.3.0");
    }
  }

  @Test
  void shouldServePagesWithSecurityHeaders() {
    assertThat(List.of("", "meeting/standup?name=Ada", "admin", "assets/meeting.js"))
        .allSatisfy(
            path -> {
              HttpResponse<String> response = get(path);
              assertThat(response.statusCode()).isEqualTo(200);
              assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                  .contains("script-src 'self'");
            });
    assertThat(get("assets/..%2Fmeeting.html").statusCode()).isNotEqualTo(200);
    assertThat(get("healthz").body()).isEqualTo("2 of 2 media servers connected\n");
    assertThat(get("metrics").body())
        .contains("process_cpu_seconds_total ", "process_resident_memory_bytes ");
  }

  private TestClient client() {
    return TestClient.open(http, app.uri());
  }

  private static String join(String meetingId) {
    return "{\"type\":\"join\",\"meetingId\":\"" + meetingId + "\",\"userName\":\"D\"}";
  }

  private static void assertRefused(TestClient client, String text, ErrorCode expected)
      throws InterruptedException {
    client.sendText(text);
    ServerMessage.Refused refused = client.await(ServerMessage.Refused.class);
    assertThat(refused.code()).isEqualTo(expected);
    assertThat(refused.remedy()).isNotBlank();
  }

  private HttpResponse<String> get(String path) {
    try {
      return http.send(
          HttpRequest.newBuilder(app.uri().resolve(path)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private double metric(String series) {
    return get("metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No series " + series));
  }

  private static void until(BooleanSupplier condition) {
    long deadlineNs = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadlineNs) {
        throw new AssertionError("It did not come true within 10 s");
      }
      Thread.onSpinWait();
      java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
    }
  }
}
