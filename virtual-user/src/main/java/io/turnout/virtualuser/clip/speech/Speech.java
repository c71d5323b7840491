package io.turnout.virtualuser.clip.speech;

import java.util.Iterator;

/**
 * Confined to one thread. A voice that speaks all the time, read piece by piece. Equal arguments
 * give equal samples on every machine. It starts and ends with a moment of silence, so that it
 * loops without a click.
 */
public final class Speech {
  /** Above this share of full scale peaks are rounded off. */
  private static final double KNEE = 0.8;

  private final Iterator<Syllable> syllables;
  private final SyllableVoice voice;
  private final double amplitude;
  private float[] sound = {};
  private int gapLeft;
  private int position;

  /**
   * Plans what is said; the sound itself is made while it is read.
   *
   * @param samples in all, at least a second
   * @param levelDbov mean power over all samples, against a square wave of full scale
   */
  public Speech(int sampleRate, int samples, double levelDbov, long seed) {
    Utterance utterance = Utterance.plan(sampleRate, samples, seed);
    syllables = utterance.syllables().iterator();
    voice = new SyllableVoice(utterance.voice(), sampleRate);
    double energy = 0;
    for (Syllable syllable : utterance.syllables()) {
      energy += syllable.samples() * syllable.stress() * syllable.stress();
    }
    amplitude = StrictMath.pow(10, levelDbov / 20) / StrictMath.sqrt(energy / samples);
  }

  /** {@return how many samples were put at the buffer's start, 0 at the end} */
  public int read(short[] buffer) {
    int count = 0;
    while (count < buffer.length) {
      if (gapLeft > 0) {
        gapLeft--;
        buffer[count++] = 0;
      } else if (position < sound.length) {
        buffer[count++] = sample(sound[position++] * amplitude);
      } else if (syllables.hasNext()) {
        Syllable next = syllables.next();
        gapLeft = next.gapSamples();
        sound = voice.speak(next);
        position = 0;
      } else {
        return count;
      }
    }
    return count;
  }

  private static short sample(double value) {
    double magnitude = Math.abs(value);
    if (magnitude > KNEE) {
      magnitude = KNEE + (1 - KNEE) * StrictMath.tanh((magnitude - KNEE) / (1 - KNEE));
    }
    return (short) Math.round(Math.copySign(magnitude, value) * Short.MAX_VALUE);
  }
}
