package io.turnout.virtualuser.clip.picture;

import java.util.Random;

/**
 * Pure. Generators of one clip, each for a purpose; {@link Random} is the same on every machine.
 */
final class Seeds {
  /** Small seeds alone would begin alike. */
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  private Seeds() {}

  static Random random(long seed, long purpose) {
    return new Random((seed * SPREAD + purpose) * SPREAD);
  }
}
