package io.turnout.virtualuser.clip.speech;

/**
 * One syllable and the gap before it. Immutable.
 *
 * @param gapSamples silence before it
 * @param samples from its onset to its end
 * @param pitchHz at its start; it ends at {@code endPitchHz}
 * @param stress its amplitude, about 1
 * @param seed of its noise
 */
record Syllable(
    int gapSamples,
    int samples,
    Onset onset,
    Vowel from,
    Vowel to,
    double pitchHz,
    double endPitchHz,
    double stress,
    long seed) {

  /** What comes before the vowel. */
  enum Onset {
    /** The voice sets in softly. */
    NONE,
    /** Noise of the teeth or lips, as in s and f. */
    FRICATIVE,
    /** A closed mouth that opens, as in t and p. */
    STOP
  }
}
