package io.turnout.virtualuser.clip.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class SpeechTest {
  private static final int RATE = 48_000;
  private static final int SECONDS = 12;

  @ParameterizedTest
  @CsvSource({"-26, 1", "-26, 2", "-15, 3", "-40, 4"})
  void shouldHaveTheLevelAskedForInAllAndSteadilyInEachSecond(int levelDbov, long seed) {
    short[] sound = speak(RATE * SECONDS, levelDbov, seed);

    assertThat(dbov(sound, 0, sound.length)).isCloseTo(levelDbov, within(0.6));
    for (int second = 0; second < SECONDS; second++) {
      assertThat(dbov(sound, second * RATE, RATE))
          .as("second %d", second)
          .isCloseTo(levelDbov, within(2.5));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldNeverBeSilentForLong(long seed) {
    short[] sound = speak(RATE * SECONDS, -26, seed);
    int longest = 0;
    int quiet = 0;
    for (short sample : sound) {
      // 50 dB below the level.
      quiet = Math.abs(sample) < 5 ? quiet + 1 : 0;
      longest = Math.max(longest, quiet);
    }

    assertThat(longest / (double) RATE).isLessThan(0.3);
    assertThat(sound).doesNotContain(Short.MAX_VALUE, Short.MIN_VALUE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldSpeakThreeToFiveSyllablesASecondOfDifferentPitch(long seed) {
    Utterance utterance = Utterance.plan(RATE, RATE * SECONDS, seed);

    int samples = utterance.syllables().stream().mapToInt(s -> s.gapSamples() + s.samples()).sum();
    assertThat(samples).isEqualTo(RATE * SECONDS);
    assertThat(utterance.syllables().size() / (double) SECONDS).isBetween(3.0, 5.0);
    assertThat(utterance.syllables()).allMatch(syllable -> syllable.samples() > RATE / 20);
    double pitch = utterance.voice().pitchHz();
    assertThat(utterance.syllables())
        .anyMatch(syllable -> syllable.pitchHz() > 1.1 * pitch)
        .anyMatch(syllable -> syllable.pitchHz() < 0.95 * pitch);
  }

  @Test
  void shouldHaveItsPowerWhereSpeechHasIt() {
    short[] sound = speak(RATE * 4, -26, 2);

    double low = bandPower(sound, 100, 1000);
    double middle = bandPower(sound, 1000, 4000);
    double high = bandPower(sound, 8000, 20_000);
    assertThat(low).isGreaterThan(middle);
    assertThat(middle).isGreaterThan(low / 1000);
    assertThat(high).isLessThan(low / 10);
  }

  @ParameterizedTest
  @ValueSource(ints = {RATE, RATE + 48, RATE * 3 / 2, RATE * 7 / 3 / 48 * 48})
  void shouldFillItsLengthExactlyAndStartAgainWithoutAClick(int samples) {
    short[] sound = speak(samples, -26, 9);

    assertThat(sound[0]).isZero();
    assertThat((int) sound[samples - 1]).isBetween(-20, 20);
  }

  private static short[] speak(int samples, int levelDbov, long seed) {
    Speech speech = new Speech(RATE, samples, levelDbov, seed);
    short[] sound = new short[samples];
    short[] piece = new short[4801];
    int position = 0;
    int count = speech.read(piece);
    while (count > 0) {
      System.arraycopy(piece, 0, sound, position, count);
      position += count;
      count = speech.read(piece);
    }
    assertThat(position).isEqualTo(samples);
    return sound;
  }

  private static double dbov(short[] sound, int from, int count) {
    double power = 0;
    for (int i = from; i < from + count; i++) {
      double sample = sound[i] / 32768.0;
      power += sample * sample;
    }
    return 10 * Math.log10(power / count);
  }

  /** Mean power at frequencies 137 Hz apart, by Goertzel's algorithm over tenths of a second. */
  private static double bandPower(short[] sound, int fromHz, int toHz) {
    int window = RATE / 10;
    double sum = 0;
    int count = 0;
    for (double hertz = fromHz; hertz < toHz; hertz += 137) {
      double coefficient = 2 * Math.cos(2 * Math.PI * hertz / RATE);
      for (int start = 0; start + window <= sound.length; start += 3 * window) {
        double last = 0;
        double before = 0;
        for (int i = 0; i < window; i++) {
          double now = sound[start + i] + coefficient * last - before;
          before = last;
          last = now;
        }
        sum += last * last + before * before - coefficient * last * before;
        count++;
      }
    }
    return sum / count;
  }
}
