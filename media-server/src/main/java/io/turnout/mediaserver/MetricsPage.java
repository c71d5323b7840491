package io.turnout.mediaserver;

import io.turnout.kurento.KurentoType;
import io.turnout.mediaserver.control.ControlPlane;
import io.turnout.mediaserver.pipeline.MediaPlane;
import io.turnout.mediaserver.stats.ProcessUsage;
import io.turnout.mediaserver.stats.PrometheusText;
import io.turnout.transport.DropCause;
import io.turnout.transport.server.IceLiteServer;
import io.turnout.transport.server.IceLiteServerCounters;
import java.util.Locale;
import java.util.Map;

/** Thread-safe. The server's own metrics in Prometheus' text exposition format 0.0.4. */
final class MetricsPage {
  private static final String DROPS = "turnout_media_server_packets_dropped_total";
  private static final String TRANSPORT_DROPS =
      "turnout_media_server_transport_packets_dropped_total";

  private final ControlPlane control;
  private final MediaPlane media;
  private final IceLiteServer socket;

  MetricsPage(ControlPlane control, MediaPlane media, IceLiteServer socket) {
    this.control = control;
    this.media = media;
    this.socket = socket;
  }

  String render() {
    PrometheusText page =
        new PrometheusText()
            .gauge(
                "turnout_media_server_endpoints",
                "WebRtcEndpoints that live now",
                (double) control.objectCount(KurentoType.WEB_RTC_ENDPOINT))
            .gauge(
                "turnout_media_server_pipelines",
                "MediaPipelines that live now",
                (double) control.objectCount(KurentoType.MEDIA_PIPELINE))
            .gauge(
                "turnout_media_server_rpc_sessions",
                "Sessions of Kurento clients that are known now",
                control.sessionCount())
            .mediaCounters(media.counters());
    IceLiteServerCounters transports = socket.counters();
    page.counter(DROPS, "Packets dropped before a transport was known, by cause");
    addByCause(page, DROPS, transports.drops());
    page.counter(TRANSPORT_DROPS, "Packets dropped by transports, closed ones too, by cause");
    addByCause(page, TRANSPORT_DROPS, transports.transportDrops());
    return page.process(ProcessUsage.now()).text();
  }

  private static void addByCause(PrometheusText page, String name, Map<DropCause, Long> drops) {
    drops.forEach(
        (cause, packets) ->
            page.sample(name, Map.of("cause", cause.name().toLowerCase(Locale.ROOT)), packets));
  }
}
