package io.turnout.mediaserver;

import io.turnout.kurento.KurentoType;
import io.turnout.mediaserver.control.ControlPlane;
import io.turnout.mediaserver.pipeline.MediaPlane;
import io.turnout.mediaserver.pipeline.ProcessUsage;
import io.turnout.mediaserver.stats.MediaCounter;
import io.turnout.transport.DropCause;
import io.turnout.transport.server.IceLiteServer;
import io.turnout.transport.server.IceLiteServerCounters;
import java.util.Locale;
import java.util.Map;

/** Thread-safe. The server's own metrics in Prometheus' text exposition format 0.0.4. */
final class MetricsPage {
  private static final double SECOND_NS = 1e9;

  private final ControlPlane control;
  private final MediaPlane media;
  private final IceLiteServer socket;

  MetricsPage(ControlPlane control, MediaPlane media, IceLiteServer socket) {
    this.control = control;
    this.media = media;
    this.socket = socket;
  }

  String render() {
    StringBuilder page = new StringBuilder(4096);
    metric(
        page,
        "turnout_media_server_endpoints",
        "gauge",
        "WebRtcEndpoints that live now",
        control.objectCount(KurentoType.WEB_RTC_ENDPOINT));
    metric(
        page,
        "turnout_media_server_pipelines",
        "gauge",
        "MediaPipelines that live now",
        control.objectCount(KurentoType.MEDIA_PIPELINE));
    metric(
        page,
        "turnout_media_server_rpc_sessions",
        "gauge",
        "Sessions of Kurento clients that are known now",
        control.sessionCount());
    for (MediaCounter counter : MediaCounter.values()) {
      long sum = media.counters().stream().mapToLong(c -> c.value(counter)).sum();
      metric(page, counter.metricName(), "counter", counter.description(), sum);
    }
    drops(page, socket.counters());
    // What the system does not tell is left out: absent is not zero.
    ProcessUsage.cpuTimeNs()
        .ifPresent(
            timeNs ->
                metric(
                    page,
                    "process_cpu_seconds_total",
                    "counter",
                    "Processor time of this process in seconds",
                    timeNs / SECOND_NS));
    ProcessUsage.residentBytes()
        .ifPresent(
            bytes ->
                metric(
                    page,
                    "process_resident_memory_bytes",
                    "gauge",
                    "Resident memory of this process in bytes",
                    bytes));
    return page.toString();
  }

  private static void drops(StringBuilder page, IceLiteServerCounters counters) {
    String name = "turnout_media_server_packets_dropped_total";
    head(page, name, "counter", "Packets dropped before a transport was known, by cause");
    for (Map.Entry<DropCause, Long> drop : counters.drops().entrySet()) {
      page.append(name)
          .append("{cause=\"")
          .append(drop.getKey().name().toLowerCase(Locale.ROOT))
          .append("\"} ")
          .append(drop.getValue())
          .append('\n');
    }
  }

  private static void metric(
      StringBuilder page, String name, String type, String help, Number value) {
    head(page, name, type, help);
    page.append(name).append(' ').append(value).append('\n');
  }

  private static void head(StringBuilder page, String name, String type, String help) {
    page.append("# HELP ").append(name).append(' ').append(help).append('\n');
    page.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }
}
