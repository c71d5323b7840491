package io.turnout.mediaserver.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RequestPaceTest {
  @Test
  void shouldLetABurstPassAndThenKeepTheRate() {
    RequestPace pace = new RequestPace(10);
    for (int i = 0; i < 10; i++) {
      assertThat(pace.delayNs(0)).isZero();
    }
    assertThat(pace.delayNs(0)).isEqualTo(100_000_000L);
    assertThat(pace.delayNs(0)).isEqualTo(200_000_000L);
  }

  @Test
  void shouldForgiveAfterAPause() {
    RequestPace pace = new RequestPace(10);
    for (int i = 0; i < 12; i++) {
      pace.delayNs(0);
    }
    assertThat(pace.delayNs(5_000_000_000L)).isZero();
  }
}
