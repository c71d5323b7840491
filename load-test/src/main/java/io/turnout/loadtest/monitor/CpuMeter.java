package io.turnout.loadtest.monitor;

import java.util.OptionalDouble;

/**
 * Turns a counter of CPU seconds into per cent of one core. Confined to one thread. The first
 * reading, and one that is lower than the one before (the program was started anew), gives none.
 */
final class CpuMeter {
  private double lastCpuSeconds = Double.NaN;
  private long lastNs;

  OptionalDouble percentOfOneCore(double cpuSeconds, long nowNs) {
    double used = cpuSeconds - lastCpuSeconds;
    double passed = (nowNs - lastNs) / 1e9;
    boolean known = !Double.isNaN(lastCpuSeconds) && used >= 0 && passed > 0;
    lastCpuSeconds = cpuSeconds;
    lastNs = nowNs;
    return known ? OptionalDouble.of(100 * used / passed) : OptionalDouble.empty();
  }

  /** Forgets the last reading: the next one gives none. */
  void forget() {
    lastCpuSeconds = Double.NaN;
  }
}
