package io.turnout.virtualuser.clip.picture;

import java.util.Random;

/**
 * Confined to one thread. The camera's sensor: light that drifts slowly over the picture, grain
 * that is new in each picture, and values in studio range.
 */
final class Exposure {
  private static final double[] DRIFT_HERTZ = {0.05, 0.11};
  private static final int GRAINS = 1 << 16;
  private static final int LEAST = 16;
  private static final int MOST_LUMA = 235;
  private static final int MOST_CHROMA = 240;
  private static final float CHROMA_GRAIN = 0.5f;

  private final long seed;
  private final float[] grains;
  private final boolean grainy;
  private final LoopWave brightness;
  private final LoopWave tiltX;
  private final LoopWave tiltY;

  Exposure(Motion motion, double lengthSeconds, long seed) {
    this.seed = seed;
    Random random = Seeds.random(seed, -2);
    double drift = motion == Motion.SLIDES ? 0 : 0.03;
    brightness = LoopWave.of(random, lengthSeconds, drift, DRIFT_HERTZ);
    tiltX = LoopWave.of(random, lengthSeconds, drift, DRIFT_HERTZ);
    tiltY = LoopWave.of(random, lengthSeconds, drift, DRIFT_HERTZ);
    grainy = motion.grain() > 0;
    grains = new float[grainy ? 2 * GRAINS : 0];
    for (int i = 0; i < grains.length; i++) {
      grains[i] = (float) (random.nextGaussian() * motion.grain());
    }
  }

  void develop(Canvas canvas, double share, int frame, byte[] target, int offset) {
    Random random = Seeds.random(seed, frame);
    float light = (float) (1 + brightness.at(share));
    float right = (float) tiltX.at(share);
    float down = (float) tiltY.at(share);
    int out = offset;
    for (int y = 0; y < canvas.height; y++) {
      float gain = light - right + down * (2f * y / canvas.height - 1);
      float step = 2 * right / canvas.width;
      int row = y * canvas.width;
      int grain = grainy ? random.nextInt(GRAINS) : 0;
      for (int x = 0; x < canvas.width; x++) {
        float value = LEAST + (canvas.luma[row + x] - LEAST) * gain;
        if (grainy) {
          value += grains[grain + x];
        }
        target[out++] = (byte) Math.min(Math.max((int) (value + 0.5f), LEAST), MOST_LUMA);
        gain += step;
      }
    }
    out = chroma(canvas.blue, canvas.width / 2, random, target, out);
    chroma(canvas.red, canvas.width / 2, random, target, out);
  }

  private int chroma(float[] plane, int width, Random random, byte[] target, int offset) {
    int out = offset;
    for (int row = 0; row < plane.length; row += width) {
      int grain = grainy ? random.nextInt(GRAINS) : 0;
      for (int x = 0; x < width; x++) {
        float value = plane[row + x];
        if (grainy) {
          value += grains[grain + x] * CHROMA_GRAIN;
        }
        target[out++] = (byte) Math.min(Math.max((int) (value + 0.5f), LEAST), MOST_CHROMA);
      }
    }
    return out;
  }
}
