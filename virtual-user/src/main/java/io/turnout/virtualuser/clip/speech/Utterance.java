package io.turnout.virtualuser.clip.speech;

import io.turnout.virtualuser.clip.speech.Syllable.Onset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What is said, syllable by syllable. Immutable. Three to five syllables a second, in phrases of
 * falling pitch with a short breath between them; the times add up to the whole length exactly.
 */
record Utterance(Voice voice, List<Syllable> syllables) {
  private static final long SPREAD = 0x9e3779b97f4a7c15L;
  private static final double SHORTEST_S = 0.2;
  private static final double LONGEST_S = 0.33;
  private static final int SHORTEST_PHRASE = 5;
  private static final int LONGEST_PHRASE = 11;
  private static final double PHRASE_PITCH_START = 1.18;
  private static final double PHRASE_PITCH_END = 0.86;

  Utterance {
    syllables = List.copyOf(syllables);
  }

  static Utterance plan(int sampleRate, int samples, long seed) {
    // Small seeds alone would begin alike.
    Random random = new Random(seed * SPREAD);
    Voice voice = Voice.choose(random);
    List<Syllable> syllables = new ArrayList<>();
    int shortest = (int) (SHORTEST_S * sampleRate);
    int left = samples;
    Vowel last = Vowel.HERD;
    int inPhrase = 0;
    int phrase = phraseLength(random);
    while (left > 0) {
      boolean breath = inPhrase == phrase;
      if (breath) {
        inPhrase = 0;
        phrase = phraseLength(random);
      }
      double gap = breath ? between(random, 0.12, 0.2) : between(random, 0.008, 0.03);
      double whole = between(random, SHORTEST_S, LONGEST_S) + (breath ? 0.1 : 0);
      int slot = (int) (whole * sampleRate);
      // The last one takes what is left, so that none is shorter than a syllable can be.
      slot = left - slot < shortest ? left : slot;
      Vowel vowel = Vowel.values()[random.nextInt(Vowel.values().length)];
      double pitch = voice.pitchHz() * phrasePitch(inPhrase, phrase) * between(random, 0.96, 1.04);
      int gapSamples = Math.min((int) (gap * sampleRate), slot / 2);
      syllables.add(
          new Syllable(
              gapSamples,
              slot - gapSamples,
              Onset.values()[random.nextInt(Onset.values().length)],
              random.nextInt(3) == 0 ? last : vowel,
              vowel,
              pitch,
              pitch * between(random, 0.9, 1.06),
              between(random, 0.85, 1.15),
              random.nextLong()));
      last = vowel;
      left -= slot;
      inPhrase++;
    }
    return new Utterance(voice, syllables);
  }

  private static int phraseLength(Random random) {
    return SHORTEST_PHRASE + random.nextInt(LONGEST_PHRASE - SHORTEST_PHRASE + 1);
  }

  private static double phrasePitch(int inPhrase, int phrase) {
    double progress = inPhrase / (double) Math.max(1, phrase - 1);
    return PHRASE_PITCH_START + (PHRASE_PITCH_END - PHRASE_PITCH_START) * progress;
  }

  private static double between(Random random, double least, double most) {
    return least + (most - least) * random.nextDouble();
  }
}
