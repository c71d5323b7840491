package io.turnout.systemtest.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.loadtest.monitor.MonitorSet;
import io.turnout.loadtest.plan.MonitorSource;
import io.turnout.mediaserver.MediaServer;
import io.turnout.mediaserver.MediaServerOptions;
import io.turnout.report.record.Metric;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kurento.client.KurentoClient;
import org.kurento.client.MediaPipeline;
import org.kurento.client.WebRtcEndpoint;

/** What the engine says of a media server while others use it. */
@Tag("full")
@Timeout(120)
final class KurentoMonitorSystemTest {
  private static final long PATIENCE_NS = Duration.ofSeconds(50).toNanos();

  private static final String MONITOR = "media-server";

  /** The monitor asks endpoints in each third reading; after so many it has asked. */
  private static final int READINGS_WITH_QUESTIONS = 4;

  private final LastSamples seen = new LastSamples(MONITOR);
  private MediaServer server;
  private KurentoClient client;

  @BeforeEach
  void start() throws Exception {
    server =
        MediaServer.start(
            MediaServerOptions.defaults()
                .withControl("127.0.0.1", 0)
                .withCollectionPeriod(Duration.ofSeconds(1)));
    client = KurentoClient.create(server.controlUri().toString());
  }

  @AfterEach
  void stop() {
    client.destroy();
    server.close();
  }

  @Test
  void shouldCountPipelinesAndEndpointsAsTheyComeAndGo() throws Exception {
    MediaPipeline early = client.createMediaPipeline();
    new WebRtcEndpoint.Builder(early).build();
    try (MonitorSet _ = watch()) {
      await("what was there before", () -> counts(1, 1));

      MediaPipeline late = client.createMediaPipeline();
      WebRtcEndpoint one = new WebRtcEndpoint.Builder(late).build();
      new WebRtcEndpoint.Builder(late).build();
      await("what came", () -> counts(2, 3));

      one.release();
      await("an endpoint was released", () -> counts(2, 2));
      late.release();
      early.release();
      await("pipelines were released with their endpoints", () -> counts(0, 0));
    }
    assertThat(seen.last(Metric.MEMORY)).isGreaterThan(1e6);
    assertThat(seen.count(Metric.CPU)).isPositive();
  }

  @Test
  void shouldNotKeepAliveWhatItsOwnerLeftBehind() throws Exception {
    try (VanishingOwner owner = VanishingOwner.withPipelineAndEndpoint(server.controlUri());
        MonitorSet _ = watch()) {
      await("the pipeline", () -> counts(1, 1));
      int asked = seen.count(Metric.ENDPOINTS) + READINGS_WITH_QUESTIONS;
      await("the monitor has asked the endpoint", () -> seen.count(Metric.ENDPOINTS) >= asked);

      owner.vanish();

      await("the orphans are collected", () -> counts(0, 0));
      assertThat(client.getServerManager().getPipelines()).isEmpty();
    }
  }

  private MonitorSet watch() {
    return MonitorSet.start(
        List.of(new MonitorSource.Kurento(MONITOR, server.controlUri())),
        seen,
        InstantSource.system());
  }

  private boolean counts(int pipelines, int endpoints) {
    return seen.last(Metric.PIPELINES) == pipelines && seen.last(Metric.ENDPOINTS) == endpoints;
  }

  private void await(String what, BooleanSupplier condition) throws InterruptedException {
    long deadlineNs = System.nanoTime() + PATIENCE_NS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(() -> what + "; seen: " + seen).isLessThan(deadlineNs);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
