package io.turnout.meetingapp.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TokenBucketTest {
  private static final long SECOND_NS = 1_000_000_000L;

  @Test
  void shouldLetABurstThroughAndThenTheRate() {
    TokenBucket bucket = new TokenBucket(2, 3, 0);
    assertThat(bucket.tryTake(0)).isTrue();
    assertThat(bucket.tryTake(0)).isTrue();
    assertThat(bucket.tryTake(0)).isTrue();
    assertThat(bucket.tryTake(0)).isFalse();
    assertThat(bucket.tryTake(SECOND_NS / 2)).isTrue();
    assertThat(bucket.tryTake(SECOND_NS / 2)).isFalse();
  }

  @Test
  void shouldNotSaveMoreThanABurst() {
    TokenBucket bucket = new TokenBucket(10, 1, 0);
    assertThat(bucket.tryTake(100 * SECOND_NS)).isTrue();
    assertThat(bucket.tryTake(100 * SECOND_NS)).isFalse();
  }
}
