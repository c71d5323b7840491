package io.turnout.virtualuser.pattern;

import java.util.SplittableRandom;

/** Pure. Independent random numbers for everything that is drawn, all from the run's one seed. */
final class Seeds {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Seeds() {}

  /** {@return always the same numbers for the same seed and names} */
  static SplittableRandom random(long seed, String... names) {
    long hash = FNV_OFFSET;
    for (String name : names) {
      for (int i = 0; i < name.length(); i++) {
        hash = (hash ^ name.charAt(i)) * FNV_PRIME;
      }
      hash = (hash ^ '\n') * FNV_PRIME;
    }
    return new SplittableRandom(seed ^ Long.rotateLeft(hash, 17));
  }

  /** {@return a time from the exponential distribution with this mean, in nanoseconds} */
  static long exponentialNs(SplittableRandom random, double meanNs) {
    return (long) (-meanNs * Math.log1p(-random.nextDouble()));
  }
}
