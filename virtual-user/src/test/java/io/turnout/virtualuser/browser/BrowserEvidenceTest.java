package io.turnout.virtualuser.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.turnout.report.record.EvidenceFile.Kind;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.PortalAgent;
import io.turnout.virtualuser.UserAgent;
import io.turnout.virtualuser.application.ApplicationAdapter;
import io.turnout.virtualuser.application.YamlAdapter;
import io.turnout.virtualuser.evidence.CollectedEvidence;
import io.turnout.virtualuser.evidence.CollectedEvidence.Absence;
import io.turnout.virtualuser.evidence.EvidenceItem;
import io.turnout.virtualuser.grid.GridOptions;
import io.turnout.virtualuser.grid.StandaloneGrid;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Chromium with two connected peer connections in its page. */
@Tag("browser")
@Tag("full")
@Timeout(300)
class BrowserEvidenceTest {
  private static final Set<Kind> ALL =
      EnumSet.complementOf(EnumSet.of(Kind.WITNESS_SCREENSHOT, Kind.PORTAL_SCREENSHOT));
  private static final String PAGE =
      """
      <!doctype html><title>loop</title><p id="mood"></p>
      <script>
      console.log('joining with', '?token=topsecret&room=1');
      console.error('a complaint of the page');
      (async () => {
        const one = new RTCPeerConnection(), two = new RTCPeerConnection();
        window.kept = [one, two];
        one.onicecandidate = (e) => two.addIceCandidate(e.candidate);
        two.onicecandidate = (e) => one.addIceCandidate(e.candidate);
        const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
        media.getTracks().forEach((track) => one.addTrack(track, media));
        await one.setLocalDescription();
        await two.setRemoteDescription(one.localDescription);
        await two.setLocalDescription();
        await one.setRemoteDescription(two.localDescription);
        await one.setRemoteDescription({ type: 'answer', sdp: 'nonsense' }).catch(() => {});
        one.onconnectionstatechange = () => {
          if (one.connectionState === 'connected') document.querySelector('#mood').textContent = 'in';
        };
      })();
      </script>
      """;
  private static final String PORTAL =
      "<!doctype html><title>portal</title><body data-n='2' style='height:3000px'>two";
  private static final String ADAPTER =
      """
      name: loop
      join:
        - open: "{base}/loop"
        - waitFor: { script: "return document.querySelector('#mood').textContent === 'in';" }
      leave:
        - run: "location.href = 'about:blank';"
      expect:
        inbound: { audio: users, video: users }
      portal:
        open: "{base}/portal"
        ready:
          - waitFor: { selector: "body[data-n]" }
        count: |
          return { meetings: 1, users: Number(document.body.dataset.n), flowingStreams: 2 };
      """;

  private static StandaloneGrid grid;
  private static HttpServer server;
  private static BrowserAgentFactory factory;

  @BeforeAll
  static void startGridAndPage(@TempDir Path folder) throws Exception {
    grid = StandaloneGrid.start(GridOptions.withSlots(2));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve("/loop", PAGE);
    serve("/portal", PORTAL);
    server.start();
    ApplicationAdapter adapter =
        YamlAdapter.read(
            Files.writeString(folder.resolve("loop.yaml"), ADAPTER),
            URI.create("http://localhost:" + server.getAddress().getPort()));
    factory =
        new BrowserAgentFactory(
            grid.address(), BrowserOptions.defaults(), adapter, InstantSource.system());
  }

  private static void serve(String path, String page) {
    server.createContext(
        path,
        exchange -> {
          byte[] body = page.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  @AfterAll
  static void nothingIsLeftBehind() {
    server.stop(0);
    grid.close();
    assertThat(grid.processes().running()).isEmpty();
  }

  @Test
  void shouldShowEverythingOfALivingUserAndWhatWasKeptOfADeadOne() throws Exception {
    try (UserAgent agent =
        factory.start(new Invitation(new VirtualUserId("m1", "m1-u1"), "Ann", "m1", 1))) {
      agent.join(Duration.ofSeconds(60));
      for (int i = 0; i < 3; i++) {
        agent.observe();
        Thread.sleep(500);
      }

      CollectedEvidence living = agent.evidence(ALL);

      assertThat(living.missing()).isEmpty();
      assertThat(living.items()).extracting(EvidenceItem::kind).hasSameElementsAs(ALL);
      assertThat(ImageIO.read(new ByteArrayInputStream(content(living, Kind.SCREENSHOT))))
          .isNotNull();
      assertThat(text(living, Kind.CONSOLE_LOG))
          .contains("joining with", "a complaint of the page")
          .doesNotContain("topsecret");
      assertThat(text(living, Kind.DOM)).contains("<title>loop</title>");
      assertThat(text(living, Kind.SESSION_DESCRIPTIONS))
          .contains("== connection 0", "== connection 1", "-- local offer", "-- remote answer")
          .contains("a=ice-pwd:***", "a=candidate:", "refused (")
          .doesNotContainPattern("a=ice-pwd:[^*]");
      assertThat(text(living, Kind.CANDIDATE_PAIR))
          .contains("\"selected\" : true", "currentRoundTripTime", "127.0.0.1", "\"udp\"");
      assertThat(text(living, Kind.STATISTICS))
          .contains("lastSeconds", "outbound-rtp", "video/VP8")
          .doesNotContainPattern("usernameFragment\" : \"[^*]");
      assertThat(text(living, Kind.DRIVER_LOG)).contains("Launching chrome");

      grid.processes().running().stream()
          .filter(process -> !command(process).contains("chromedriver"))
          .forEach(ProcessHandle::destroyForcibly);
      CollectedEvidence dead = agent.evidence(ALL);

      assertThat(dead.items())
          .extracting(EvidenceItem::kind)
          .contains(Kind.STATISTICS, Kind.CONSOLE_LOG);
      assertThat(text(dead, Kind.STATISTICS)).contains("the page did not answer any more");
      assertThat(dead.missing())
          .extracting(Absence::kind)
          .contains(Kind.SCREENSHOT, Kind.DOM, Kind.SESSION_DESCRIPTIONS, Kind.CANDIDATE_PAIR);
      assertThat(dead.missing()).allMatch(absence -> absence.reason().contains("browser"));
    }
  }

  @Test
  void shouldReadThePortalAndShowAllOfIt() throws Exception {
    try (PortalAgent portal = factory.portal().orElseThrow().start()) {
      assertThat(portal.count().users()).isEqualTo(2);

      CollectedEvidence picture = portal.screenshot();

      assertThat(picture.missing()).isEmpty();
      assertThat(
              ImageIO.read(new ByteArrayInputStream(content(picture, Kind.PORTAL_SCREENSHOT)))
                  .getHeight())
          .isGreaterThanOrEqualTo(3000);
    }
  }

  private static String command(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
    } catch (IOException e) {
      return "";
    }
  }

  private static String text(CollectedEvidence evidence, Kind kind) throws IOException {
    return new String(content(evidence, kind), StandardCharsets.UTF_8);
  }

  private static byte[] content(CollectedEvidence evidence, Kind kind) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (EvidenceItem item : evidence.items()) {
      if (item.kind() == kind) {
        item.writeTo(out);
      }
    }
    return out.toByteArray();
  }
}
