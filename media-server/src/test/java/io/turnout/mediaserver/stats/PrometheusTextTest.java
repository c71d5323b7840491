package io.turnout.mediaserver.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class PrometheusTextTest {
  @Test
  void shouldSumTheCountersOfAllLoops() {
    MediaCounters one = new MediaCounters();
    MediaCounters two = new MediaCounters();
    one.add(MediaCounter.RTP_BYTES_SENT, 1200);
    two.add(MediaCounter.RTP_BYTES_SENT, 34);
    two.increment(MediaCounter.DROPPED_DUPLICATE);

    assertThat(new PrometheusText().mediaCounters(List.of(one, two)).text())
        .contains("# TYPE turnout_media_rtp_bytes_sent_total counter\n")
        .contains("\nturnout_media_rtp_bytes_sent_total 1234\n")
        .contains("\nturnout_media_dropped_packets_total{cause=\"duplicate\"} 1\n")
        .containsOnlyOnce("# TYPE turnout_media_dropped_packets_total counter");
  }

  @Test
  void shouldEscapeHelpAndLabels() {
    String text =
        new PrometheusText()
            .gauge("endpoints", "a \\ and\nb")
            .sample("endpoints", Map.of("name", "x\"y\\z\n", "kind", "k"), 0.5)
            .text();

    assertThat(text)
        .isEqualTo(
            """
            # HELP endpoints a \\\\ and\\nb
            # TYPE endpoints gauge
            endpoints{kind="k",name="x\\"y\\\\z\\n"} 0.5
            """);
  }

  @Test
  void shouldLeaveOutWhatIsUnknown() {
    ProcessUsage usage =
        new ProcessUsage(OptionalLong.of(1_500_000_000), OptionalLong.empty(), 1000, 2000);

    assertThat(new PrometheusText().process(usage).text())
        .contains("\nprocess_cpu_seconds_total 1.5\n")
        .contains("\njvm_memory_heap_used_bytes 1000\n")
        .doesNotContain("process_resident_memory_bytes");
  }

  @Test
  void shouldMeasureThisProcess() {
    ProcessUsage usage = ProcessUsage.now();

    assertThat(usage.cpuNs().orElseThrow()).isPositive();
    assertThat(usage.residentBytes().orElseThrow()).isGreaterThan(1 << 20);
    assertThat(usage.heapUsedBytes()).isPositive();
  }
}
