package io.turnout.virtualuser.clip.speech;

import io.turnout.virtualuser.clip.speech.Syllable.Onset;
import java.util.Random;

/** Pure. The samples of one syllable, with a root mean square of its stress. */
final class SyllableVoice {
  private static final double[] BANDWIDTHS_HZ = {70, 100, 150};
  private static final double[] HIGHER_FORMANTS_HZ = {3500, 4500};
  private static final double HIGHER_BANDWIDTH_HZ = 250;

  /** Formants are moved this often. */
  private static final double STEP_S = 0.0025;

  private static final double FADE_IN_S = 0.012;
  private static final double FADE_OUT_S = 0.03;
  private static final double FRICATIVE_S = 0.07;
  private static final double STOP_S = 0.03;
  private static final double FRICATIVE_LOUDNESS = 0.35;
  private static final double STOP_LOUDNESS = 0.6;

  private final Voice voice;
  private final int sampleRate;

  SyllableVoice(Voice voice, int sampleRate) {
    this.voice = voice;
    this.sampleRate = sampleRate;
  }

  /** {@return the samples without the gap before them; their mean power is the stress squared} */
  float[] speak(Syllable syllable) {
    Random random = new Random(syllable.seed());
    int onset = onsetSamples(syllable.onset());
    float[] vowel = vowel(syllable, syllable.samples() - onset, random);
    scale(vowel, 1);
    float[] sound = new float[syllable.samples()];
    System.arraycopy(vowel, 0, sound, onset, vowel.length);
    if (onset > 0) {
      consonant(syllable.onset(), onset, random, sound);
    }
    scale(sound, syllable.stress());
    return sound;
  }

  private int onsetSamples(Onset onset) {
    return (int)
        switch (onset) {
          case NONE -> 0;
          case FRICATIVE -> FRICATIVE_S * sampleRate;
          case STOP -> STOP_S * sampleRate;
        };
  }

  private float[] vowel(Syllable syllable, int samples, Random random) {
    Glottis glottis = new Glottis(sampleRate);
    Resonator[] formants = new Resonator[Vowel.formants() + HIGHER_FORMANTS_HZ.length];
    for (int i = 0; i < formants.length; i++) {
      formants[i] = new Resonator(sampleRate);
    }
    float[] sound = new float[samples];
    int step = (int) (STEP_S * sampleRate);
    double jitter = 1;
    for (int n = 0; n < samples; n++) {
      double progress = n / (double) samples;
      if (n % step == 0) {
        tune(formants, syllable, progress);
        jitter = 1 + 0.012 * (random.nextDouble() - 0.5);
      }
      double pitch = syllable.pitchHz() + (syllable.endPitchHz() - syllable.pitchHz()) * progress;
      double source = glottis.next(pitch * jitter);
      double noise = (random.nextDouble() - 0.5) * voice.breath() * (glottis.isOpen() ? 1 : 0.3);
      double sample = source + noise;
      for (Resonator formant : formants) {
        sample = formant.pass(sample);
      }
      sound[n] = (float) (sample * envelope(n, samples));
    }
    return sound;
  }

  /** Vowels glide into each other in the first two thirds. */
  private void tune(Resonator[] formants, Syllable syllable, double progress) {
    double share = Math.min(1, progress * 1.5);
    double glide = share * share * (3 - 2 * share);
    for (int i = 0; i < Vowel.formants(); i++) {
      double from = syllable.from().formantHz(i);
      double hertz = from + (syllable.to().formantHz(i) - from) * glide;
      formants[i].tune(hertz * voice.formantScale(), BANDWIDTHS_HZ[i]);
    }
    for (int i = 0; i < HIGHER_FORMANTS_HZ.length; i++) {
      formants[Vowel.formants() + i].tune(
          HIGHER_FORMANTS_HZ[i] * voice.formantScale(), HIGHER_BANDWIDTH_HZ);
    }
  }

  private void consonant(Onset onset, int samples, Random random, float[] sound) {
    Resonator mouth = new Resonator(sampleRate);
    mouth.tune(onset == Onset.FRICATIVE ? 3000 + 3500 * random.nextDouble() : 2200, 1500);
    float[] noise = new float[samples];
    double before = 0;
    for (int n = 0; n < samples; n++) {
      double now = mouth.pass(random.nextDouble() - 0.5);
      double shape = onset == Onset.FRICATIVE ? envelope(n, samples) : burst(n, samples);
      noise[n] = (float) ((now - before) * shape);
      before = now;
    }
    scale(noise, onset == Onset.FRICATIVE ? FRICATIVE_LOUDNESS : STOP_LOUDNESS);
    System.arraycopy(noise, 0, sound, 0, samples);
  }

  private double envelope(int n, int samples) {
    double in = Math.min(1, n / (FADE_IN_S * sampleRate));
    double out = Math.min(1, (samples - 1 - n) / (FADE_OUT_S * sampleRate));
    return in * out;
  }

  /** The mouth opens at once and the sound dies away. */
  private static double burst(int n, int samples) {
    double left = 1 - n / (double) samples;
    return left * left;
  }

  private static void scale(float[] sound, double rootMeanSquare) {
    double power = 0;
    for (float sample : sound) {
      power += (double) sample * sample;
    }
    float gain = (float) (rootMeanSquare / StrictMath.sqrt(power / sound.length));
    for (int n = 0; n < sound.length; n++) {
      sound[n] *= gain;
    }
  }
}
