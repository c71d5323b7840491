package io.turnout.loadtest.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.Sample;
import io.turnout.report.testing.RecordedRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class PrometheusMonitorTest {
  private static final Instant AT = Instant.ofEpochSecond(1_000_000);

  private final RecordedRun run = new RecordedRun();
  private volatile String page = "";
  private volatile int status = 200;
  private HttpServer server;
  private PrometheusMonitor monitor;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          byte[] body = page.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    monitor = new PrometheusMonitor("app", url());
  }

  @AfterEach
  void stopServer() {
    monitor.close();
    server.stop(0);
  }

  @Test
  void shouldReadMemoryAndCountsOfKnownNames() throws Exception {
    page =
        """
        # HELP process_resident_memory_bytes Resident memory.
        process_resident_memory_bytes 1.048576e+06
        turnout_meeting_app_meetings 3
        turnout_meeting_app_websockets{kind="}"} 4 1700000000
        turnout_meeting_app_websockets{kind="portal"} 1
        something_else 9
        turnout_media_server_pipelines NaN
        nonsense
        """;

    monitor.read(AT, run);

    assertThat(run.values(Metric.MEMORY)).containsExactly(1_048_576.0);
    assertThat(run.values(Metric.MEETINGS)).containsExactly(3.0);
    assertThat(run.values(Metric.WEB_SOCKETS)).containsExactly(5.0);
    assertThat(run.samples()).hasSize(3).extracting(Sample::at).containsOnly(AT);
  }

  @Test
  void shouldTurnCpuSecondsIntoPercentAndSkipRestarts() throws Exception {
    page = "process_cpu_seconds_total 10";
    monitor.read(AT, run);
    assertThat(run.samples()).as("one reading is no rate").isEmpty();

    page = "process_cpu_seconds_total 12";
    monitor.read(AT.plusSeconds(1), run);
    assertThat(run.values(Metric.CPU)).singleElement().matches(percent -> percent > 0);

    page = "process_cpu_seconds_total 0.5";
    monitor.read(AT.plusSeconds(2), run);
    assertThat(run.values(Metric.CPU)).as("a counter that fell gives no figure").hasSize(1);
  }

  @Test
  void shouldSayWhyPageCannotBeRead() {
    status = 503;
    assertThatThrownBy(() -> monitor.read(AT, run))
        .hasMessage(url() + " answered with HTTP status 503");

    server.stop(0);
    assertThatThrownBy(() -> monitor.read(AT, run)).hasMessageStartingWith(url() + ": ");
    assertThat(run.samples()).isEmpty();
  }

  @Test
  void shouldLeaveGapAndGoOnAfterServerComesBack() throws Exception {
    page = "process_resident_memory_bytes 1";
    status = 500;
    try (MonitorSet _ =
        MonitorSet.start(List.of(monitor), run, InstantSource.system(), Duration.ofMillis(20))) {
      await(() -> run.events().size() == 1);
      assertThat(run.samples()).isEmpty();
      status = 200;
      await(() -> run.events().size() == 2 && run.samples().size() >= 3);
      status = 500;
      await(() -> run.events().size() == 3);
    }

    assertThat(run.events())
        .satisfiesExactly(
            lost -> assertThat(lost).isInstanceOf(RunEvent.MonitorLost.class),
            found -> assertThat(found).isInstanceOf(RunEvent.MonitorFound.class),
            lost -> assertThat(lost).isInstanceOf(RunEvent.MonitorLost.class));
    assertThat(run.samples()).allMatch(sample -> sample.at().toEpochMilli() % 20 == 0);
    assertThat(run.values(Metric.MEMORY)).containsOnly(1.0);
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/metrics");
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(5);
    }
  }
}
