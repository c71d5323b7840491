package io.turnout.virtualuser;

import static io.turnout.virtualuser.Streams.inboundVideo;
import static io.turnout.virtualuser.Streams.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.report.record.Metric;
import io.turnout.report.record.Sample;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SampleMapperTest {

  @Test
  void shouldTakeRatesOverTheBrowsersOwnTime() {
    Map<Metric, Double> samples =
        samples(
            seen(0, inboundVideo(0, 100, 1000, 100, 0)),
            seen(1000, inboundVideo(2000, 160, 251_000, 190, 10)));

    assertThat(samples)
        .containsEntry(Metric.VIDEO_BITRATE, 1_000_000.0)
        .containsEntry(Metric.VIDEO_FRAME_RATE, 30.0)
        .containsEntry(Metric.VIDEO_PACKET_LOSS, 0.1)
        .containsEntry(Metric.VIDEO_FRAMES_DECODED, 160.0)
        .containsEntry(Metric.VIDEO_JITTER, 3.0);
  }

  @Test
  void shouldHaveNoRatesForTheFirstObservation() {
    assertThat(samples(null, seen(0, inboundVideo(0, 100, 1000, 100, 0))))
        .containsKey(Metric.VIDEO_FRAMES_DECODED)
        .doesNotContainKeys(
            Metric.VIDEO_BITRATE, Metric.VIDEO_FRAME_RATE, Metric.VIDEO_PACKET_LOSS);
  }

  @Test
  void shouldKeepUnknownUnknown() {
    assertThat(
            samples(
                seen(0, inboundVideo(0, 100, 1000, 100, 0)),
                seen(1000, inboundVideo(1000, 100, 1000, 100, 0))))
        .containsEntry(Metric.VIDEO_BITRATE, 0.0)
        .doesNotContainKeys(Metric.VIDEO_PACKET_LOSS, Metric.ROUND_TRIP_TIME, Metric.VIDEO_FREEZES);
  }

  @Test
  void shouldCountNoLossWhenPacketsComeLate() {
    assertThat(
            samples(
                seen(0, inboundVideo(0, 0, 0, 100, 5)),
                seen(1000, inboundVideo(1000, 0, 0, 200, 3))))
        .containsEntry(Metric.VIDEO_PACKET_LOSS, 0.0);
  }

  private static Map<Metric, Double> samples(@Nullable Observation before, Observation now) {
    return SampleMapper.samples(before, now).stream()
        .collect(Collectors.toMap(Sample::metric, Sample::value));
  }
}
