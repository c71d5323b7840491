package io.turnout.virtualuser.clip.speech;

/**
 * Confined to one thread. A digital resonator of second order with gain 1 at 0 Hz (Klatt, 1980):
 * {@code y[n] = a x[n] + b y[n-1] + c y[n-2]}.
 */
final class Resonator {
  private final double sampleRate;
  private double a;
  private double b;
  private double c;
  private double last;
  private double beforeLast;

  Resonator(double sampleRate) {
    this.sampleRate = sampleRate;
  }

  void tune(double frequencyHz, double bandwidthHz) {
    double radius = StrictMath.exp(-StrictMath.PI * bandwidthHz / sampleRate);
    c = -radius * radius;
    b = 2 * radius * StrictMath.cos(2 * StrictMath.PI * frequencyHz / sampleRate);
    a = 1 - b - c;
  }

  double pass(double sample) {
    double out = a * sample + b * last + c * beforeLast;
    beforeLast = last;
    last = out;
    return out;
  }
}
