package io.turnout.transport.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LossyLinkTest {
  private static final long MS = 1_000_000;

  @Test
  void shouldDeliverAfterDelayOnly() {
    LossyLink<String> link =
        new LossyLink<>(1, LinkConditions.PERFECT.withDelay(Duration.ofMillis(20), Duration.ZERO));
    link.send("a", 100, 0);

    assertThat(link.poll(20 * MS - 1)).isEmpty();
    assertThat(link.nextArrivalNs()).hasValue(20 * MS);
    assertThat(link.poll(20 * MS)).contains("a");
    assertThat(link.poll(20 * MS)).isEmpty();
  }

  @Test
  void shouldLoseTheSharedFractionAndTheSamePacketsForTheSameSeed() {
    List<Integer> first = survivors(42);

    assertThat(survivors(42)).isEqualTo(first);
    assertThat(survivors(43)).isNotEqualTo(first);
    assertThat(first.size()).isBetween(8800, 9200);
  }

  @Test
  void shouldHoldPacketsToTheRateAndLoseWhatTheQueueCannotHold() {
    LossyLink<Integer> link = new LossyLink<>(1, LinkConditions.PERFECT.withRate(8_000_000, 3000));
    for (int i = 0; i < 5; i++) {
      link.send(i, 1000, 0);
    }

    assertThat(link.lost()).isEqualTo(2);
    assertThat(link.poll(MS)).contains(0);
    assertThat(link.poll(MS)).isEmpty();
    assertThat(link.poll(3 * MS)).contains(1);
    assertThat(link.poll(3 * MS)).contains(2);
  }

  @Test
  void shouldLetNothingPassWhileCut() {
    LossyLink<String> link = new LossyLink<>(1, LinkConditions.PERFECT.withCut(true));
    link.send("lost", 10, 0);
    link.setConditions(LinkConditions.PERFECT);
    link.send("passes", 10, 0);

    assertThat(link.poll(0)).contains("passes");
    assertThat(link.lost()).isEqualTo(1);
  }

  private static List<Integer> survivors(long seed) {
    LossyLink<Integer> link = new LossyLink<>(seed, LinkConditions.PERFECT.withLoss(0.1));
    List<Integer> arrived = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      link.send(i, 100, i);
      Optional<Integer> packet = link.poll(i);
      packet.ifPresent(arrived::add);
    }
    return arrived;
  }
}
