package io.turnout.loadtest.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.report.record.Metric;
import io.turnout.report.testing.RecordedRun;
import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class LocalMonitorsTest {
  private static final Instant AT = Instant.ofEpochSecond(1_000_000);

  private final RecordedRun run = new RecordedRun();

  @Test
  void shouldWatchLoadMachine() {
    try (LoadMachineMonitor monitor = new LoadMachineMonitor("load-machine")) {
      monitor.read(AT, run);
      monitor.read(AT.plusSeconds(1), run);
    }

    double most = 100.0 * Runtime.getRuntime().availableProcessors();
    assertThat(run.values(Metric.MEMORY)).hasSize(2).allMatch(bytes -> bytes > 0);
    assertThat(run.values(Metric.CPU)).hasSize(1).allMatch(cpu -> cpu >= 0 && cpu <= most);
  }

  @Test
  void shouldWatchProcessById() throws Exception {
    int self = Math.toIntExact(ProcessHandle.current().pid());
    try (ProcessMonitor monitor = ProcessMonitor.ofId("self", self)) {
      monitor.read(AT, run);
      monitor.read(AT.plusSeconds(1), run);
    }

    assertThat(run.values(Metric.MEMORY)).hasSize(2).allMatch(bytes -> bytes > 1_000_000);
    assertThat(run.values(Metric.CPU)).hasSize(1);
  }

  @Test
  void shouldSayThatThereIsNoSuchProcess() {
    try (ProcessMonitor monitor = ProcessMonitor.ofCommand("none", "no-such-program-5731")) {
      assertThatThrownBy(() -> monitor.read(AT, run))
          .hasMessage("there is no process with 'no-such-program-5731' in its command line");
    }
  }

  @Test
  void shouldMeasureCpuBetweenReadings() {
    CpuMeter meter = new CpuMeter();

    assertThat(meter.percentOfOneCore(5, 1_000_000_000)).isEmpty();
    assertThat(meter.percentOfOneCore(5.5, 2_000_000_000)).isEqualTo(OptionalDouble.of(50));
    assertThat(meter.percentOfOneCore(1, 3_000_000_000L)).isEmpty();
    assertThat(meter.percentOfOneCore(4, 4_000_000_000L)).isEqualTo(OptionalDouble.of(300));
    meter.forget();
    assertThat(meter.percentOfOneCore(5, 5_000_000_000L)).isEmpty();
  }

  @Test
  void shouldCountPipelinesAndEndpointsWhateverTheOrderOfEvents() {
    MediaObjectCensus census = new MediaObjectCensus();
    String pipeline = "a1_kurento.MediaPipeline";
    String endpoint = pipeline + "/b1_kurento.WebRtcEndpoint";

    census.created(pipeline);
    census.created(endpoint);
    census.created(endpoint);
    census.destroyed(pipeline + "/c1_kurento.WebRtcEndpoint");
    census.created(pipeline + "/c1_kurento.WebRtcEndpoint");
    census.created(pipeline + "/d1_kurento.HubPort");

    assertThat(census.pipelines()).isEqualTo(1);
    assertThat(census.endpoints()).containsExactly(endpoint);
    census.destroyed(endpoint);
    census.destroyed(pipeline);
    assertThat(census.pipelines()).isZero();
    assertThat(census.endpoints()).isEmpty();
  }
}
