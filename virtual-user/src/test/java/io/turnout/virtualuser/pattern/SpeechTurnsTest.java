package io.turnout.virtualuser.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.turnout.virtualuser.pattern.SpeechTurns.Interval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against the figures that follow from the transitions of ITU-T P.59. */
class SpeechTurnsTest {
  private static final Duration STEP = Duration.ofSeconds(60);
  private static final int STEPS = 600;
  private static final Offset<Double> TOLERANCE = within(0.012);

  @Test
  void shouldTalkAndBeSilentInP59SharesWhenTwoMeet() {
    double[] shares = shares(2);

    assertThat(shares[0]).isCloseTo(0.2246, TOLERANCE);
    assertThat(shares[1]).isCloseTo(0.7012, TOLERANCE);
    assertThat(shares[2]).isCloseTo(0.0742, TOLERANCE);
  }

  @Test
  void shouldKeepTheSharesInALargerMeeting() {
    double[] shares = shares(6);

    assertThat(shares[0]).isCloseTo(0.2246, TOLERANCE);
    assertThat(shares[2]).isCloseTo(0.0742, TOLERANCE);
  }

  @Test
  void shouldHaveTalkspurtsOfASecond() {
    SpeechTurns turns = new SpeechTurns(2, 5, "m1");
    List<Duration> spurts = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      for (Interval spurt : turns.of(1, STEP.multipliedBy(i), STEP.multipliedBy(i + 1))) {
        spurts.add(spurt.to().minus(spurt.from()));
      }
    }
    assertThat(spurts.stream().mapToLong(Duration::toMillis).average().orElse(0))
        .isBetween(960.0, 1080.0);
  }

  @Test
  void shouldBeTheSameConversationForEverybody() {
    SpeechTurns one = new SpeechTurns(3, 5, "m1");
    SpeechTurns other = new SpeechTurns(3, 5, "m1");
    one.of(1, Duration.ZERO, Duration.ofSeconds(7));

    assertThat(one.of(3, Duration.ZERO, STEP)).isEqualTo(other.of(3, Duration.ZERO, STEP));
    assertThat(new SpeechTurns(3, 5, "m2").of(3, Duration.ZERO, STEP))
        .isNotEqualTo(other.of(3, Duration.ZERO, STEP));
  }

  @Test
  void shouldLetWhoIsAloneTalkAndPause() {
    List<Interval> spoken = new SpeechTurns(1, 5, "m1").of(1, Duration.ZERO, STEP);

    assertThat(spoken).hasSizeGreaterThan(10);
  }

  /** Shares of the time in which nobody, one, or two users speak. */
  private static double[] shares(int users) {
    SpeechTurns turns = new SpeechTurns(users, 11, "m1");
    long[] ticks = new long[users + 1];
    int perStep = 6000;
    for (int step = 0; step < STEPS; step++) {
      int[] talkers = new int[perStep];
      for (int user = 1; user <= users; user++) {
        Duration from = STEP.multipliedBy(step);
        for (Interval spoken : turns.of(user, from, from.plus(STEP))) {
          long begin = spoken.from().minus(from).toMillis() / 10;
          long end = spoken.to().minus(from).toMillis() / 10;
          for (long tick = begin; tick < end; tick++) {
            talkers[(int) tick]++;
          }
        }
      }
      for (int count : talkers) {
        ticks[count]++;
      }
    }
    double all = (double) perStep * STEPS;
    return new double[] {ticks[0] / all, ticks[1] / all, ticks[2] / all};
  }
}
