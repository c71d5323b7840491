package io.turnout.loadtest.monitor;

import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.Sample;
import io.turnout.report.record.StreamId.StreamKind;
import io.turnout.report.record.Subject;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kurento.commons.exception.KurentoException;

/**
 * Watches a Kurento Media Server through its control address, with as little weight on it as can
 * be. Confined to one thread. After any failure it connects anew.
 */
final class KurentoMonitor implements Monitor {
  /** {@code getUsedCpu} sleeps so long in the server. */
  private static final int CPU_INTERVAL_MS = 400;

  private static final int TRANSCODING_EVERY_READS = 3;

  /** Questions about transcoding in one read; more endpoints take turns. */
  private static final int ENDPOINTS_A_TURN = 50;

  private final String name;
  private final URI url;
  private final Map<String, Set<StreamKind>> transcoding = new HashMap<>();
  private Optional<KurentoConnection> connection = Optional.empty();
  private long reads;
  private int turn;

  KurentoMonitor(String name, URI url) {
    this.name = name;
    this.url = url;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void read(Instant at, RunRecorder recorder) throws MonitorException {
    try {
      KurentoConnection server = connection.orElseGet(() -> new KurentoConnection(url));
      connection = Optional.of(server);
      server.requireOpen();
      Subject subject = new Subject.Monitored(name);
      recorder.record(new Sample(at, subject, Metric.CPU, server.usedCpu(CPU_INTERVAL_MS)));
      recorder.record(new Sample(at, subject, Metric.MEMORY, server.usedMemoryBytes()));
      MediaObjectCensus census = server.census();
      recorder.record(new Sample(at, subject, Metric.PIPELINES, census.pipelines()));
      recorder.record(new Sample(at, subject, Metric.ENDPOINTS, census.endpoints().size()));
      if (reads++ % TRANSCODING_EVERY_READS == 0) {
        lookForTranscoding(at, server, recorder);
      }
    } catch (KurentoException e) {
      close();
      throw new MonitorException(url + ": " + MonitorException.saidBy(e), e);
    }
  }

  private void lookForTranscoding(Instant at, KurentoConnection server, RunRecorder recorder) {
    var endpoints = server.census().endpoints();
    transcoding.keySet().retainAll(Set.copyOf(endpoints));
    int count = Math.min(ENDPOINTS_A_TURN, endpoints.size());
    for (int i = 0; i < count; i++) {
      String endpoint = endpoints.get(Math.floorMod(turn++, endpoints.size()));
      Set<StreamKind> before =
          transcoding.computeIfAbsent(endpoint, id -> EnumSet.noneOf(StreamKind.class));
      for (StreamKind kind : StreamKind.values()) {
        Optional<Boolean> now = server.isTranscoding(endpoint, kind);
        if (now.isPresent() && now.get() != before.contains(kind)) {
          if (now.get()) {
            before.add(kind);
          } else {
            before.remove(kind);
          }
          recorder.record(new RunEvent.TranscodingChanged(at, name, endpoint, kind, now.get()));
        }
      }
      server.letGo(endpoint);
    }
  }

  @Override
  public void close() {
    connection.ifPresent(KurentoConnection::close);
    connection = Optional.empty();
  }
}
