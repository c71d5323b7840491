package io.turnout.mediaserver.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked example of docs/rtp-forwarding.md, row by row. */
final class SourceSwitchTest {
  private static final int CLOCK_RATE_HZ = 90_000;

  private final SequenceRewriter sequenceNumbers = new SequenceRewriter(1000);
  private final TimestampRewriter timestamps = new TimestampRewriter(5_000_000);

  @BeforeEach
  void beginWithSourceA() {
    sequenceNumbers.startAt(100);
    timestamps.startAt(90_000, CLOCK_RATE_HZ, 0);
    assertThat(timestamps.rewrite(90_000, 0)).isEqualTo(5_000_000);
    assertThat(sequenceNumbers.rewrite(100) & 0xFFFF).isEqualTo(1000);
  }

  @ParameterizedTest
  @CsvSource({
    "101, 93600, 40, 1001, 5003600",
    "103, 97200, 80, 1003, 5007200",
    "102, 93600, 85, 1002, 5003600",
  })
  void shouldKeepTheDistancesWithinASource(
      long source, long timestamp, int atMs, long expected, long expectedTimestamp) {
    assertThat(sequenceNumbers.rewrite(source) & 0xFFFF).isEqualTo(expected);
    assertThat(timestamps.rewrite(timestamp, millis(atMs))).isEqualTo(expectedTimestamp);
  }

  @ParameterizedTest
  @CsvSource({
    "7001, 403600, 120, 1004, 5010800",
    "7002, 403600, 121, 1005, 5010800",
    "7003, 407200, 160, 1006, 5014400",
  })
  void shouldGoOnWithTheNewSourceWhereTheOldOneEnded(
      long source, long timestamp, int atMs, long expected, long expectedTimestamp) {
    switchToSourceB();

    assertThat(sequenceNumbers.rewrite(source) & 0xFFFF).isEqualTo(expected);
    assertThat(timestamps.rewrite(timestamp, millis(atMs))).isEqualTo(expectedTimestamp);
  }

  @Test
  void shouldNotSendWhatTheNewSourceSentBeforeItsKeyFrame() {
    switchToSourceB();

    assertThat(sequenceNumbers.rewrite(7000)).isEqualTo(SequenceRewriter.BEFORE_START);
  }

  @Test
  void shouldFindTheSourcesNumberOfWhatTheSinkAsksFor() {
    switchToSourceB();
    sequenceNumbers.rewrite(7003);

    assertThat(sequenceNumbers.sourceOf(1005)).isEqualTo(7002);
  }

  private void switchToSourceB() {
    sequenceNumbers.rewrite(103);
    timestamps.rewrite(97_200, millis(80));
    sequenceNumbers.startAt(7001);
    timestamps.startAt(403_600, CLOCK_RATE_HZ, millis(120));
  }

  private static long millis(int ms) {
    return Duration.ofMillis(ms).toNanos();
  }
}
