package io.turnout.loadtest.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.turnout.loadtest.progress.Progress;
import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.Sample;
import io.turnout.report.record.StreamId;
import io.turnout.report.record.StreamId.StreamDirection;
import io.turnout.report.record.StreamId.StreamKind;
import io.turnout.report.record.Subject;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.Observation;
import io.turnout.virtualuser.Thumbnail;
import io.turnout.virtualuser.UserAgent;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LiveViewTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final VirtualUserId USER = new VirtualUserId("m1", "m1-u1");

  private final HttpClient http = HttpClient.newHttpClient();
  private LiveView view;

  @BeforeEach
  void start() throws Exception {
    view = LiveView.start("monday", 0, () -> NOW);
    view.recorder().record(new RunEvent.UserStateChanged(NOW, USER, UserState.CONNECTED, ""));
  }

  @AfterEach
  void stop() {
    view.close();
    http.close();
  }

  @Test
  void shouldServeItsPageWithAllThatItNeeds() throws Exception {
    for (String path : List.of("", "live.css", "live.js", "uplot.js")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body()).as(path).isNotBlank().doesNotContain("http://", "https://cdn");
    }
  }

  @Test
  void shouldSendTheRunSoFarAndThenEachSecond() throws Exception {
    view.progress().onProgress(progress(1));
    HttpRequest events =
        HttpRequest.newBuilder(view.address().resolve("events"))
            .header("Accept", "text/event-stream")
            .build();
    HttpResponse<Stream<String>> answer = http.send(events, HttpResponse.BodyHandlers.ofLines());
    var lines = answer.body().iterator();

    assertThat(lines.next()).isEqualTo("event: all");
    assertThat(lines.next()).contains("\"run\":\"monday\"", "\"second\":1", "m1-u1");
    assertThat(lines.next()).isEmpty();
    stream(StreamKind.VIDEO, Metric.VIDEO_FRAME_RATE, 24);
    stream(StreamKind.VIDEO, Metric.VIDEO_BITRATE, 500_000);
    stream(StreamKind.AUDIO, Metric.AUDIO_BITRATE, 30_000);
    view.progress().onProgress(progress(2));
    assertThat(lines.next()).isEqualTo("event: second");
    assertThat(lines.next())
        .contains("\"second\":2", "\"framesPerSecond\":24.0", "\"receivedBps\":530000.0")
        .doesNotContain("\"second\":1");
  }

  @Test
  void shouldKnowNothingRatherThanZeroOfStreamsThatAreSilent() {
    LiveUsers users = new LiveUsers();
    users.record(new RunEvent.UserStateChanged(NOW, USER, UserState.CONNECTED, ""));
    users.record(sample(StreamKind.VIDEO, Metric.VIDEO_FRAME_RATE, 24));

    assertThat(users.rows(NOW.plusSeconds(2)).getFirst().framesPerSecond()).isEqualTo(24.0);
    assertThat(users.rows(NOW.plusSeconds(6)).getFirst().framesPerSecond()).isNull();
    assertThat(users.rows(NOW).getFirst().loss()).isNull();
  }

  @Test
  void shouldGiveFiguresToPrometheusOnceTheRunHasBegun() throws Exception {
    assertThat(get("metrics").statusCode()).isEqualTo(503);

    view.progress().onProgress(progress(3));

    assertThat(get("metrics").body())
        .contains(
            "# TYPE turnout_run_users gauge",
            "turnout_run_users{state=\"connected\"} 1\n",
            "turnout_run_users{state=\"failed\"} 0\n",
            "turnout_run_cpu_cores{monitor=\"media-server\"} 0.5\n")
        .doesNotContain("turnout_run_video_frames_per_second");
  }

  @Test
  void shouldTakePicturesOnlyOfUsersThatSomebodyLooksAt() throws Exception {
    PicturedAgent agent = new PicturedAgent();
    try (UserAgent watched =
        view.watching(_ -> agent).start(new Invitation(USER, "Ann", "m1", 2))) {
      watched.observe();
      assertThat(agent.taken).isZero();

      assertThat(get("thumbnails/m1/m1-u1").statusCode()).isEqualTo(404);
      watched.observe();
      watched.observe();

      assertThat(agent.taken).isEqualTo(1);
      HttpResponse<String> picture = get("thumbnails/m1/m1-u1");
      assertThat(picture.headers().firstValue("Content-Type")).contains("image/jpeg");
      assertThat(picture.body()).isEqualTo("picture 1");
    }
    assertThat(get("thumbnails/m1/m1-u1").statusCode()).isEqualTo(404);
    assertThat(get("thumbnails/m1/nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldAnswerToNoOtherNameThanThisMachines() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", view.address().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "GET /metrics HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      assertThat(
              new BufferedReader(
                      new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                  .readLine())
          .contains("403");
    }
  }

  @Test
  void shouldSayThatItsPortIsTaken() {
    int taken = view.address().getPort();

    assertThatIOException()
        .isThrownBy(() -> LiveView.start("other", taken, () -> NOW))
        .withMessageContaining("live view: port " + taken + " on 127.0.0.1 is taken");
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI address = view.address().resolve("/" + path);
    return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  private void stream(StreamKind kind, Metric metric, double value) {
    view.recorder().record(sample(kind, metric, value));
  }

  private static Sample sample(StreamKind kind, Metric metric, double value) {
    StreamId stream = new StreamId(USER, 0, StreamDirection.INBOUND, kind, kind.name());
    return new Sample(NOW, new Subject.Stream(stream), metric, value);
  }

  private static Progress progress(int second) {
    return new Progress(
        Progress.Phase.HOLD,
        Duration.ofSeconds(second),
        Duration.ofSeconds(60 - second),
        1,
        1,
        List.of(),
        Map.of(UserState.CONNECTED, 1),
        Map.of("media-server", 50.0));
  }

  /** Counts how often its picture is taken. */
  private static final class PicturedAgent implements UserAgent {
    private int taken;

    @Override
    public Optional<Thumbnail> thumbnail() {
      taken++;
      return Optional.of(
          new Thumbnail("image/jpeg", ("picture " + taken).getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void join(Duration timeout) {}

    @Override
    public Observation observe() {
      return new Observation(NOW, List.of(), List.of(), OptionalInt.empty(), Optional.empty());
    }

    @Override
    public void leave() {}

    @Override
    public String description() {
      return "a test";
    }

    @Override
    public void close() {}
  }
}
