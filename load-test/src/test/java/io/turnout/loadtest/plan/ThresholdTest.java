package io.turnout.loadtest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.report.record.Metric;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ThresholdTest {
  @ParameterizedTest
  @CsvSource({
    "join.time p95 < 10s, JOIN_TIME, p95, LESS, 10000",
    "join.time p99.9<=1.5min, JOIN_TIME, p99.9, LESS_OR_EQUAL, 90000",
    "video.frameRate p5 > 10, VIDEO_FRAME_RATE, p5, GREATER, 10",
    "video.frameRate p5 > 10 fps, VIDEO_FRAME_RATE, p5, GREATER, 10",
    "video.packetLoss mean < 2%, VIDEO_PACKET_LOSS, mean, LESS, 0.02",
    "video.packetLoss mean < 0.02, VIDEO_PACKET_LOSS, mean, LESS, 0.02",
    "users.failed max == 0, USERS_FAILED, max, EQUAL, 0",
    "users.connected last >= 4, USERS_CONNECTED, last, GREATER_OR_EQUAL, 4",
    "cpu(media-server) max < 80%, CPU, max, LESS, 80",
    "memory ( app ) max < 512 MiB, MEMORY, max, LESS, 536870912",
    "video.bitrate p5 > 0.3 Mbit/s, VIDEO_BITRATE, p5, GREATER, 300000",
    "audio.bitrate(outbound) min > 20kbit/s, AUDIO_BITRATE, min, GREATER, 20000",
    "video.fps p5 >= 20, VIDEO_FRAME_RATE, p5, GREATER_OR_EQUAL, 20",
    "video.fps >= 20, VIDEO_FRAME_RATE, min, GREATER_OR_EQUAL, 20",
    "join.time < 3s, JOIN_TIME, max, LESS, 3000",
    "message.loss == 0, MESSAGE_LOSS, mean, EQUAL, 0",
    "users.failed <= 1%, USERS_FAILED, max, LESS_OR_EQUAL, 0.01",
    "users.failed==0, USERS_FAILED, max, EQUAL, 0",
    "video.freezes <= 2, VIDEO_FREEZES, last, LESS_OR_EQUAL, 2",
    "webSockets(app) == 0, WEB_SOCKETS, last, EQUAL, 0",
    "video.fps p5 >= 20 fps per user, VIDEO_FRAME_RATE, p5, GREATER_OR_EQUAL, 20",
    "video.fps p5 >= 20 over all, VIDEO_FRAME_RATE, p5, GREATER_OR_EQUAL, 20",
  })
  void shouldReadThreshold(
      String text, Metric metric, String aggregation, Comparison comparison, double limit) {
    Threshold threshold = Threshold.parse(text);

    assertThat(threshold.metric()).isEqualTo(metric);
    assertThat(threshold.aggregation().text()).isEqualTo(aggregation);
    assertThat(threshold.comparison()).isEqualTo(comparison);
    assertThat(threshold.limit()).isEqualTo(limit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rtt p95 < 10|found no unit, expected ms or s or min for rtt",
        "rtt p95 < 10kg|found unit 'kg', expected ms or s or min for rtt",
        "users.failed max == 0s|found unit 's', expected no unit, users.failed is a plain number",
        "rtt p100 < 1s|found aggregation 'p100', expected min, max, mean, last or a percentile p1"
            + " to p99.9",
        "rtt average < 1s|found aggregation 'average', expected min, max, mean, last or a"
            + " percentile p1 to p99.9",
        "rtt max => 1s|found comparison '=>', expected <, <=, ==, >= or >",
        "rtt max < -1s|found limit '-1', expected a number that is not negative",
        "cpu max < 80%|found 'cpu', expected the name of a monitor with it, e.g."
            + " cpu(media-server)",
        "join.time(m1) max < 1s|found metric 'join.time(m1)', expected join.time without a name in"
            + " brackets",
        "rtt(up) max < 1s|found metric 'rtt(up)', expected rtt(inbound), rtt(outbound) or no"
            + " brackets",
        "rtt|found 'rtt', expected METRIC [AGGREGATION] COMPARISON NUMBER [UNIT] [per user], e.g."
            + " join.time p95 < 10s",
        "cpu(app) max < 80% per user|found scope 'per user', expected none with cpu, which is no"
            + " figure of single users",
      })
  void shouldSayWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> Threshold.parse(text)).hasMessage(message);
  }

  @Test
  void shouldTellWhomItIsAbout() {
    assertThat(Threshold.parse("rtt p95 < 1s per user").perUser()).isTrue();
    assertThat(Threshold.parse("rtt p95 < 1s over all").perUser()).isFalse();
    assertThat(Threshold.parse("rtt p95 < 1s").perUser()).isFalse();
    assertThat(Threshold.parse("users.failed <= 1%").ofPlannedUsers()).isTrue();
    assertThat(Threshold.parse("users.failed <= 1").ofPlannedUsers()).isFalse();
  }

  @Test
  void shouldReadEveryMetricThereIs() {
    for (Metric metric : Metric.values()) {
      String selector = ThresholdParser.OF_MONITORS.contains(metric) ? "(x)" : "";
      String unit = metric.unit().symbol();
      String text = metric.id() + selector + " max <= 7" + unit;
      assertThat(Threshold.parse(text).limit()).as(text).isEqualTo(7);
    }
  }

  @Test
  void shouldNeverFailOtherwiseThanWithMessage() {
    Random random = new Random(42);
    String alphabet = "rtcpu.()<>=! 0123456789smp%MiB-\n\t";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "rtt " : "");
      int length = random.nextInt(20);
      for (int j = 0; j < length; j++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        assertThat(Threshold.parse(text.toString()).limit()).isNotNegative();
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("expected");
      }
    }
  }

  @Test
  void shouldReadAndWriteDurations() {
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      var duration = java.time.Duration.ofMillis(random.nextLong(100_000_000));
      assertThat(DurationText.parse(DurationText.format(duration))).contains(duration);
    }
    assertThat(DurationText.parse("1.5min")).contains(java.time.Duration.ofSeconds(90));
    assertThat(DurationText.parse("-1s")).isEmpty();
    assertThat(DurationText.parse("999999999999h")).isPresent();
  }
}
