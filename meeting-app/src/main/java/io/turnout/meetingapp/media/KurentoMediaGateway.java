package io.turnout.meetingapp.media;

import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kurento.client.KurentoClient;
import org.kurento.client.KurentoConnectionListener;
import org.kurento.client.MediaPipeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread-safe. A media server on Kurento's official client. It keeps two connections: one for
 * meetings, and one that asks for CPU and memory, because {@code getUsedCpu} blocks its connection
 * in the server. The second one also tells whether the server lives: Kurento's client retries for
 * ever and does not say that a connection was lost.
 */
public final class KurentoMediaGateway implements MediaGateway {
  private static final Logger log = LoggerFactory.getLogger(KurentoMediaGateway.class);

  private final URI uri;
  private final OptionalInt videoBandwidthKbps;
  private final Duration retryPause;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch firstAttempt = new CountDownLatch(1);

  private volatile @Nullable KurentoClient client;
  private volatile MediaServerStatus status;
  private volatile Runnable lostListener = () -> {};
  private volatile boolean otherServer;

  private KurentoMediaGateway(URI uri, OptionalInt videoBandwidthKbps, Duration retryPause) {
    this.uri = uri;
    this.videoBandwidthKbps = videoBandwidthKbps;
    this.retryPause = retryPause;
    this.status = MediaServerStatus.disconnected(uri);
  }

  /**
   * Starts to connect, and goes on trying until closed. Returns after the first attempt.
   *
   * @param videoBandwidthKbps kilobits a second that an endpoint sends and asks for at most; empty
   *     leaves Kurento's defaults
   */
  public static KurentoMediaGateway connect(URI uri, OptionalInt videoBandwidthKbps) {
    KurentoMediaGateway gateway =
        new KurentoMediaGateway(uri, videoBandwidthKbps, Duration.ofSeconds(1));
    Thread.ofVirtual().name("media-server-watch " + uri).start(gateway::watch);
    try {
      if (!gateway.firstAttempt.await(15, TimeUnit.SECONDS)) {
        log.warn("Media server {} does not answer yet", uri);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return gateway;
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public MediaServerStatus status() {
    return status;
  }

  @Override
  public void onLost(Runnable listener) {
    lostListener = listener;
  }

  @Override
  public MeetingPipeline createPipeline(String meetingId) {
    KurentoClient connected = client;
    if (connected == null || !status.connected()) {
      throw new MediaServerException("createMediaPipeline: no connection to " + uri);
    }
    MediaPipeline pipeline =
        KurentoCalls.ask("createMediaPipeline", connected::createMediaPipeline);
    KurentoCalls.run("setName", () -> pipeline.setName(meetingId));
    KurentoCalls.run("addTag", () -> pipeline.addTag("meeting", meetingId));
    return new KurentoPipeline(pipeline, videoBandwidthKbps);
  }

  @Override
  public void close() {
    closed.countDown();
    KurentoClient connected = client;
    client = null;
    destroy(connected);
  }

  private void watch() {
    while (!isClosed()) {
      try {
        KurentoClient meetings = KurentoClient.create(uri.toString(), new ReconnectListener());
        otherServer = false;
        try (KurentoProbe probe = KurentoProbe.connect(uri)) {
          client = meetings;
          watchUntilLost(probe);
        } finally {
          client = null;
          status = MediaServerStatus.disconnected(uri);
          destroy(meetings);
        }
      } catch (RuntimeException e) {
        log.debug("No connection to media server {}: {}", uri, e.toString());
      } finally {
        firstAttempt.countDown();
      }
      pause(retryPause);
    }
  }

  /** Returns when the server is gone, is another one, or the gateway is closed. */
  private void watchUntilLost(KurentoProbe probe) {
    log.info("Connected to media server {}", uri);
    boolean wasConnected = false;
    while (!isClosed()) {
      MediaServerStatus now = probe.status();
      if (!now.connected() || otherServer) {
        break;
      }
      status = now;
      wasConnected = true;
      firstAttempt.countDown();
      pause(retryPause);
    }
    status = MediaServerStatus.disconnected(uri);
    if (wasConnected && !isClosed()) {
      log.warn(
          "Lost media server {}{}", uri, otherServer ? ": another server answers there now" : "");
      lostListener.run();
    }
  }

  private void destroy(@Nullable KurentoClient connected) {
    if (connected == null) {
      return;
    }
    try {
      connected.destroy();
    } catch (RuntimeException e) {
      log.debug("Closing the connection to {}: {}", uri, e.toString());
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void pause(Duration duration) {
    try {
      if (closed.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
        log.debug("Watch of {} ends", uri);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Thread-safe. Notices that a server without our session took the place of the old one. */
  private final class ReconnectListener implements KurentoConnectionListener {
    @Override
    public void connected() {}

    @Override
    public void connectionFailed() {}

    @Override
    public void disconnected() {}

    @Override
    public void reconnected(boolean sameServer) {
      if (!sameServer) {
        otherServer = true;
      }
    }
  }
}
