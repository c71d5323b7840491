package io.turnout.virtualuser.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LookPaceTest {
  private static final Duration INTERVAL = Duration.ofMillis(250);

  @Test
  void shouldKeepTheIntervalWhileLooksAreQuick() {
    assertThat(LookPace.pauseAfter(Duration.ofMillis(10), INTERVAL))
        .isEqualTo(Duration.ofMillis(240));
  }

  @Test
  void shouldLeaveFourFifthsOfTheTimeToThePageWhenLooksAreSlow() {
    assertThat(LookPace.pauseAfter(Duration.ofSeconds(2), INTERVAL))
        .isEqualTo(Duration.ofSeconds(8));
  }
}
