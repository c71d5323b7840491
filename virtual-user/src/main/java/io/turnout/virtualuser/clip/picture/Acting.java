package io.turnout.virtualuser.clip.picture;

import java.util.Random;

/** Immutable. How a person moves through one clip and back to the start. */
final class Acting {
  /** The camera is never held further off its place than this share of the shorter side. */
  static final double CAMERA_SWAY = 0.03;

  private static final double SECONDS_BETWEEN_BLINKS = 3.4;
  private static final double BLINK_S = 0.22;

  private final double lengthSeconds;
  private final boolean talks;
  private final double[] blinks;
  private final LoopWave headX;
  private final LoopWave headY;
  private final LoopWave tilt;
  private final LoopWave turn;
  private final LoopWave shoulders;
  private final LoopWave breath;
  private final LoopWave syllables;
  private final LoopWave emphasis;
  private final LoopWave hand;
  private final LoopWave cameraX;
  private final LoopWave cameraY;

  Acting(Motion motion, double lengthSeconds, Random random) {
    this.lengthSeconds = lengthSeconds;
    talks = motion != Motion.STILL;
    double liveliness =
        switch (motion) {
          case STILL, SLIDES -> 0.12;
          case TALKING_HEAD -> 1;
          case BUSY -> 1.7;
        };
    double s = lengthSeconds;
    headX = LoopWave.of(random, s, 0.05 * liveliness, 0.17, 0.31, 0.73);
    headY = LoopWave.of(random, s, 0.022 * liveliness, 0.23, 0.61, 1.3);
    tilt = LoopWave.of(random, s, 0.13 * liveliness, 0.13, 0.37, 0.9);
    turn = LoopWave.of(random, s, 0.9 * liveliness, 0.19, 0.43);
    shoulders = LoopWave.of(random, s, 0.03 * liveliness, 0.11, 0.29);
    breath = LoopWave.of(random, s, 0.005, 0.27);
    syllables = LoopWave.of(random, s, 1.5, 3.1, 4.2, 5.1);
    emphasis = LoopWave.of(random, s, 0.5, 0.35, 0.8);
    hand = LoopWave.of(random, s, 0.5, 1.1, 1.6);
    double sway = motion == Motion.BUSY ? CAMERA_SWAY : 0;
    cameraX = LoopWave.of(random, s, sway, 0.3, 0.8, 1.7);
    cameraY = LoopWave.of(random, s, sway, 0.25, 0.7, 1.9);
    blinks = new double[(int) Math.max(1, Math.round(s / SECONDS_BETWEEN_BLINKS))];
    for (int i = 0; i < blinks.length; i++) {
      blinks[i] = (i + 0.2 + 0.6 * random.nextDouble()) / blinks.length;
    }
  }

  Posture at(double share) {
    return new Posture(
        (float) headX.at(share),
        (float) headY.at(share),
        (float) tilt.at(share),
        (float) turn.at(share),
        (float) shoulders.at(share),
        (float) breath.at(share),
        talks ? (float) Math.clamp(syllables.at(share) * (0.6 + emphasis.at(share)), 0, 1) : 0,
        eyelids(share),
        (float) hand.at(share),
        (float) cameraX.at(share),
        (float) cameraY.at(share));
  }

  private float eyelids(double share) {
    double nearest = 1;
    for (double blink : blinks) {
      double apart = Math.abs(share - blink);
      nearest = Math.min(nearest, Math.min(apart, 1 - apart));
    }
    return (float) Math.clamp(1.6 - nearest * lengthSeconds / (BLINK_S / 2) * 1.6, 0, 1);
  }
}
