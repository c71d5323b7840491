package io.turnout.mediaserver.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.turnout.mediaserver.forwarding.ReceptionStatistics.Arrival;
import io.turnout.rtcp.ReportBlock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ReceptionStatisticsTest {
  private static final long MS = Duration.ofMillis(1).toNanos();

  private final ReceptionStatistics statistics = new ReceptionStatistics(90_000);

  private Arrival receive(int sequenceNumber) {
    return statistics.onPacket(sequenceNumber, 0, 100, 0);
  }

  @Test
  void shouldCountLossAcrossTheWrapAround() {
    receive(65534);
    receive(65535);
    receive(2);

    ReportBlock block = statistics.reportBlock(1, 0);
    assertThat(block.cumulativeLost()).isEqualTo(2);
    assertThat(block.fractionLost()).isEqualTo(2 * 256 / 5);
    assertThat(block.extendedHighestSequenceNumber()).isEqualTo(0x1_0002);
    assertThat(statistics.reportBlock(1, 0).fractionLost()).as("nothing since").isZero();
  }

  @Test
  void shouldCountLossBelowZeroAfterDuplicates() {
    receive(1);
    assertThat(receive(1)).isEqualTo(Arrival.DUPLICATE);

    assertThat(statistics.reportBlock(1, 0).cumulativeLost()).isEqualTo(-1);
    assertThat(statistics.reportBlock(1, 0).fractionLost()).isZero();
  }

  @Test
  void shouldTakeBackLossWhenThePacketComesLate() {
    receive(1);
    receive(3);
    assertThat(receive(2)).isEqualTo(Arrival.NEW);

    assertThat(statistics.packetsLost()).isZero();
  }

  @Test
  void shouldSmoothJitterOverSixteenPackets() {
    statistics.onPacket(1, 0, 100, 0);
    statistics.onPacket(2, 1800, 100, 36 * MS);

    // 16 ms late at 90 kHz is 1440 units, of which a sixteenth counts (RFC 3550, A.8).
    assertThat(statistics.reportBlock(1, 0).jitter()).isEqualTo(90);
    assertThat(statistics.jitterSeconds().orElseThrow()).isEqualTo(0.001, within(1e-9));
  }

  @Test
  void shouldBeginAnewAfterTwoPacketsInARowFromElsewhere() {
    receive(1);
    assertThat(receive(20_000)).isEqualTo(Arrival.OUT_OF_RANGE);
    assertThat(receive(2)).isEqualTo(Arrival.NEW);
    assertThat(receive(20_001)).isEqualTo(Arrival.OUT_OF_RANGE);
    assertThat(receive(20_002)).isEqualTo(Arrival.RESTARTED);
    assertThat(receive(20_003)).isEqualTo(Arrival.NEW);
    assertThat(statistics.packetsLost()).isZero();
  }

  @Test
  void shouldSayZeroForTheDelayWithoutASenderReport() {
    receive(1);
    assertThat(statistics.reportBlock(1, MS).delaySinceLastSenderReport()).isZero();

    statistics.onSenderReport(0x1111_2222_3333_4444L, MS);
    assertThat(statistics.reportBlock(1, 251 * MS).delaySinceLastSenderReport())
        .isEqualTo(65536 / 4);
  }
}
