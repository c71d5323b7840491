package io.turnout.virtualuser.clip.picture;

import java.util.Random;

/**
 * A movement that looks free and returns to where it began when the clip starts again: a sum of
 * sines with whole numbers of periods in the clip. Immutable.
 */
final class LoopWave {
  private final int[] periods;
  private final double[] amplitudes;
  private final double[] phases;

  private LoopWave(int[] periods, double[] amplitudes, double[] phases) {
    this.periods = periods;
    this.amplitudes = amplitudes;
    this.phases = phases;
  }

  /**
   * A wave of about these frequencies. A clip too short for a slow one has one period of it, as
   * much weaker as it is faster.
   *
   * @param amplitude of all together at most
   */
  static LoopWave of(Random random, double lengthSeconds, double amplitude, double... hertz) {
    int[] periods = new int[hertz.length];
    double[] amplitudes = new double[hertz.length];
    double[] phases = new double[hertz.length];
    for (int i = 0; i < hertz.length; i++) {
      double wanted = hertz[i] * lengthSeconds;
      periods[i] = (int) Math.max(1, Math.round(wanted));
      amplitudes[i] = amplitude / hertz.length * Math.min(1, wanted / periods[i]);
      phases[i] = 2 * StrictMath.PI * random.nextDouble();
    }
    return new LoopWave(periods, amplitudes, phases);
  }

  /** {@return the value at this share of the clip, 0 to 1} */
  double at(double share) {
    double sum = 0;
    for (int i = 0; i < periods.length; i++) {
      sum += amplitudes[i] * StrictMath.sin(2 * StrictMath.PI * periods[i] * share + phases[i]);
    }
    return sum;
  }
}
