package io.turnout.virtualuser.clip.picture;

import java.util.Random;

/** Pure. Uneven plaster and uneven light: smooth noise of several sizes added to a picture. */
final class Texture {
  private static final float[] SIZES = {0.35f, 0.12f, 0.04f, 0.012f};
  private static final float[] STRENGTHS = {5f, 3f, 2f, 1.6f};

  private Texture() {}

  static void roughen(Canvas canvas, float unit, Random random) {
    for (int i = 0; i < SIZES.length; i++) {
      add(canvas, Math.max(2, SIZES[i] * unit), STRENGTHS[i], random);
    }
  }

  private static void add(Canvas canvas, float cell, float strength, Random random) {
    int columns = (int) (canvas.width / cell) + 3;
    int rows = (int) (canvas.height / cell) + 3;
    float[] lattice = new float[columns * rows];
    for (int i = 0; i < lattice.length; i++) {
      lattice[i] = (2 * random.nextFloat() - 1) * strength;
    }
    for (int y = 0; y < canvas.height; y++) {
      int row = (int) (y / cell);
      float down = smooth(y / cell - row);
      for (int x = 0; x < canvas.width; x++) {
        int column = (int) (x / cell);
        float right = smooth(x / cell - column);
        int corner = row * columns + column;
        float upper = lattice[corner] + (lattice[corner + 1] - lattice[corner]) * right;
        float lower =
            lattice[corner + columns]
                + (lattice[corner + columns + 1] - lattice[corner + columns]) * right;
        canvas.luma[y * canvas.width + x] += upper + (lower - upper) * down;
      }
    }
  }

  private static float smooth(float share) {
    return share * share * (3 - 2 * share);
  }
}
