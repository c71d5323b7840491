package io.turnout.virtualuser.clip.speech;

import java.util.Random;

/**
 * A speaker. Immutable.
 *
 * @param pitchHz mean of the voice
 * @param formantScale against a man's formants
 * @param breath share of noise in the voiced source
 */
record Voice(double pitchHz, double formantScale, double breath) {
  static Voice choose(Random random) {
    boolean high = random.nextBoolean();
    double within = random.nextDouble();
    return high
        ? new Voice(180 + 45 * within, 1.14 + 0.06 * within, 0.05)
        : new Voice(95 + 40 * within, 0.97 + 0.06 * within, 0.03);
  }
}
