package io.turnout.systemtest.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.mediaserver.MediaServer;
import io.turnout.mediaserver.MediaServerOptions;
import io.turnout.transport.testing.LinkConditions;
import io.turnout.transport.testing.UdpRelay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kurento.client.ConnectionState;
import org.kurento.client.KurentoClient;
import org.kurento.client.MediaObject;
import org.kurento.client.WebRtcEndpoint;
import org.kurento.commons.exception.KurentoException;

/** A meeting over a bad link: the media server names the relay's port, so all media takes it. */
@Tag("full")
@Timeout(600)
final class LossyLinkSystemTest {
  private static final Duration DELAY = Duration.ofMillis(30);
  private static final LinkConditions BAD =
      LinkConditions.PERFECT.withLoss(0.02).withDelay(DELAY, Duration.ZERO);
  private static final String KEEP_CONNECTIONS =
      """
      window.connections = [];
      window.RTCPeerConnection = class extends RTCPeerConnection {
        constructor(...options) { super(...options); window.connections.push(this); }
      };
      """;
  private static final String LEAST_ROUND_TRIP_MS =
      """
      const done = arguments[arguments.length - 1];
      Promise.all(window.connections.map(c => c.getStats())).then(reports => {
        const times = reports.flatMap(report => [...report.values()])
          .filter(s => s.type === 'candidate-pair' && s.responsesReceived > 0)
          .map(s => s.totalRoundTripTime / s.responsesReceived * 1000);
        done(times.length ? Math.min(...times) : 0);
      });
      """;
  private static final String PLAYING = "[data-tile-state=playing]";

  @Test
  void shouldPassMediaOverABadLinkNoticeItsCutAndComeBack(@TempDir Path profile, @TempDir Path logs)
      throws Exception {
    try (RelayedMedia media = RelayedMedia.open()) {
      UdpRelay relay = media.relay();
      relay.setToServer(BAD);
      relay.setToClients(BAD);
      try (MediaServer mediaServer = MediaServer.start(behind(media));
          MeetingServers servers = MeetingServers.on(mediaServer.controlUri(), logs);
          MeetingTabs tabs = new MeetingTabs(servers.application(), profile)) {
        tabs.driver()
            .executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument", Map.of("source", KEEP_CONNECTIONS));
        String alice = tabs.join("talk", "Alice");
        tabs.join("talk", "Bob");
        tabs.enter(alice);
        tabs.awaitFrames("camera", 30);
        assertThat(relay.lost()).isPositive();
        assertThat(leastRoundTripMs(tabs)).isGreaterThanOrEqualTo(2.0 * DELAY.toMillis());

        cut(relay);
        tabs.await("the server says that no endpoint is connected", () -> connected(servers) == 0);
        tabs.await("the page says that nobody is seen", () -> !tabs.exists(remotePlaying()));

        mend(relay);
        tabs.await("somebody is seen again", () -> tabs.exists(remotePlaying()));
        tabs.awaitFrames("camera", 10);
      }
    }
  }

  private static MediaServerOptions behind(RelayedMedia media) {
    return MediaServerOptions.defaults()
        .withControl("127.0.0.1", 0)
        .withMedia(
            media
                .options()
                .withConsent(
                    Duration.ofSeconds(30), Duration.ofMillis(7500), Duration.ofSeconds(12)));
  }

  private static void cut(UdpRelay relay) {
    relay.setToServer(BAD.withCut(true));
    relay.setToClients(BAD.withCut(true));
  }

  private static void mend(UdpRelay relay) {
    relay.setToServer(BAD);
    relay.setToClients(BAD);
  }

  private static String remotePlaying() {
    return MeetingTabs.remoteTile("camera") + PLAYING;
  }

  private static double leastRoundTripMs(MeetingTabs tabs) {
    return tabs.driver().executeAsyncScript(LEAST_ROUND_TRIP_MS) instanceof Number time
        ? time.doubleValue()
        : 0;
  }

  private static long connected(MeetingServers servers) {
    KurentoClient kurento = servers.kurento();
    return kurento.getServerManager().getPipelines().stream()
        .flatMap(pipeline -> pipeline.getChildren().stream())
        .filter(LossyLinkSystemTest::isConnected)
        .count();
  }

  private static boolean isConnected(MediaObject object) {
    try {
      return object instanceof WebRtcEndpoint endpoint
          && endpoint.getConnectionState() == ConnectionState.CONNECTED;
    } catch (KurentoException e) {
      // The page makes failed connections anew, so the endpoint may have gone since.
      return false;
    }
  }
}
