package io.turnout.virtualuser.clip.speech;

/**
 * Confined to one thread. The flow of air through the vibrating vocal folds: pulses that rise
 * slowly and fall fast (Rosenberg, 1971), differentiated as the lips radiate it.
 */
final class Glottis {
  private static final double RISE = 0.4;
  private static final double FALL = 0.16;

  private final double sampleRate;
  private double phase;
  private double flow;

  Glottis(double sampleRate) {
    this.sampleRate = sampleRate;
  }

  /** {@return the next sample at this pitch} */
  double next(double pitchHz) {
    phase += pitchHz / sampleRate;
    if (phase >= 1) {
      phase -= 1;
    }
    double now = flow(phase);
    double radiated = now - flow;
    flow = now;
    return radiated;
  }

  boolean isOpen() {
    return phase < RISE + FALL;
  }

  private static double flow(double phase) {
    if (phase < RISE) {
      return 0.5 * (1 - StrictMath.cos(StrictMath.PI * phase / RISE));
    }
    if (phase < RISE + FALL) {
      return StrictMath.cos(StrictMath.PI / 2 * (phase - RISE) / FALL);
    }
    return 0;
  }
}
