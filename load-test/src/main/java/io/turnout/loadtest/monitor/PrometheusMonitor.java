package io.turnout.loadtest.monitor;

import io.turnout.report.record.Metric;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.Sample;
import io.turnout.report.record.Subject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads a program's page of metrics: CPU and memory from the {@code process_…} names that
 * Prometheus recommends, counts from the gauges of Turnout's own servers. Confined to one thread.
 */
final class PrometheusMonitor implements Monitor {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final long LARGEST_PAGE_BYTES = 4 * 1024 * 1024;

  /** Gauges that are recorded under a metric, by name. */
  private static final Map<String, Metric> GAUGES =
      Map.of(
          "process_resident_memory_bytes", Metric.MEMORY,
          "turnout_media_server_pipelines", Metric.PIPELINES,
          "turnout_media_server_endpoints", Metric.ENDPOINTS,
          "turnout_meeting_app_meetings", Metric.MEETINGS,
          "turnout_meeting_app_endpoints", Metric.ENDPOINTS,
          "turnout_meeting_app_websockets", Metric.WEB_SOCKETS);

  private final String name;
  private final URI url;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final CpuMeter cpu = new CpuMeter();

  PrometheusMonitor(String name, URI url) {
    this.name = name;
    this.url = url;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void read(Instant at, RunRecorder recorder) throws MonitorException, InterruptedException {
    Map<String, Double> values;
    try {
      values = PrometheusText.sums(page());
    } catch (MonitorException e) {
      cpu.forget();
      throw e;
    }
    Subject subject = new Subject.Monitored(name);
    Double cpuSeconds = values.get("process_cpu_seconds_total");
    if (cpuSeconds != null) {
      cpu.percentOfOneCore(cpuSeconds, System.nanoTime())
          .ifPresent(percent -> recorder.record(new Sample(at, subject, Metric.CPU, percent)));
    }
    GAUGES.forEach(
        (gauge, metric) -> {
          Double value = values.get(gauge);
          if (value != null) {
            recorder.record(new Sample(at, subject, metric, value));
          }
        });
  }

  private String page() throws MonitorException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(url).timeout(TIMEOUT).GET().build();
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_PAGE_BYTES));
    try {
      HttpResponse<String> response = answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new MonitorException(url + " answered with HTTP status " + response.statusCode());
      }
      return response.body();
    } catch (TimeoutException e) {
      throw new MonitorException(url + " did not answer in " + TIMEOUT.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new MonitorException(url + ": " + MonitorException.saidBy(cause), e);
    } finally {
      answer.cancel(true);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
