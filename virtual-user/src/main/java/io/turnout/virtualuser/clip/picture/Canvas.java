package io.turnout.virtualuser.clip.picture;

/** Confined to one thread. A 4:2:0 picture of unlimited values that is painted on. */
final class Canvas {
  /** Side of the squares of which most need no look at each pixel. */
  private static final int BLOCK = 8;

  final int width;
  final int height;
  final float[] luma;
  final float[] blue;
  final float[] red;

  /** Sides must be even. */
  Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    luma = new float[width * height];
    blue = new float[width * height / 4];
    red = new float[width * height / 4];
  }

  void fill(Shape shape, Colour colour, float softness) {
    fill(shape, Paint.flat(colour), softness, 1);
  }

  /**
   * Paints a shape.
   *
   * @param softness width of its edge in pixels, at least 1; more is out of focus
   * @param opacity 0 to 1
   */
  void fill(Shape shape, Paint paint, float softness, float opacity) {
    float reach = shape.reach() + softness;
    int left = Math.max(0, (int) (shape.centreX() - reach)) / BLOCK * BLOCK;
    int top = Math.max(0, (int) (shape.centreY() - reach)) / BLOCK * BLOCK;
    int right = Math.min(width, (int) (shape.centreX() + reach) + 2);
    int bottom = Math.min(height, (int) (shape.centreY() + reach) + 2);
    for (int y = top; y < bottom; y += BLOCK) {
      for (int x = left; x < right; x += BLOCK) {
        float middle = shape.distance(x + BLOCK / 2f, y + BLOCK / 2f);
        if (middle - softness / 2 > 2 * BLOCK) {
          // Far outside, even where the distance is an estimate.
          continue;
        }
        if (isWhollyInside(shape, x, y, softness)) {
          cover(x, y, paint, opacity);
        } else {
          coverPartly(x, y, shape, paint, softness, opacity);
        }
      }
    }
  }

  private static boolean isWhollyInside(Shape shape, int x, int y, float softness) {
    float depth = -softness / 2;
    return shape.isConvex()
        && shape.distance(x, y) < depth
        && shape.distance(x + BLOCK, y) < depth
        && shape.distance(x, y + BLOCK) < depth
        && shape.distance(x + BLOCK, y + BLOCK) < depth;
  }

  private void cover(int left, int top, Paint paint, float opacity) {
    int right = Math.min(width, left + BLOCK);
    int bottom = Math.min(height, top + BLOCK);
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int i = y * width + x;
        luma[i] += (paint.luma(x + 0.5f, y + 0.5f) - luma[i]) * opacity;
        if (x % 2 == 0 && y % 2 == 0) {
          tint(x, y, paint.colour(), opacity);
        }
      }
    }
  }

  private void coverPartly(
      int left, int top, Shape shape, Paint paint, float softness, float opacity) {
    int right = Math.min(width, left + BLOCK);
    int bottom = Math.min(height, top + BLOCK);
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        float share = coverage(shape, x + 0.5f, y + 0.5f, softness) * opacity;
        if (share > 0) {
          int i = y * width + x;
          luma[i] += (paint.luma(x + 0.5f, y + 0.5f) - luma[i]) * share;
        }
        if (x % 2 == 0 && y % 2 == 0) {
          tint(x, y, paint.colour(), coverage(shape, x + 1, y + 1, softness) * opacity);
        }
      }
    }
  }

  private static float coverage(Shape shape, float x, float y, float softness) {
    float share = 0.5f - shape.distance(x, y) / softness;
    return share <= 0 ? 0 : share >= 1 ? 1 : share;
  }

  /** Paints a rectangle with sharp edges, given in whole pixels, as far as it is in the picture. */
  void fillRectangle(int left, int top, int right, int bottom, Colour colour, float opacity) {
    for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
      for (int x = Math.max(0, left); x < Math.min(width, right); x++) {
        int i = y * width + x;
        luma[i] += (colour.luma() - luma[i]) * opacity;
        if (x % 2 == 0 && y % 2 == 0) {
          tint(x, y, colour, opacity);
        }
      }
    }
  }

  private void tint(int x, int y, Colour colour, float share) {
    int i = y / 2 * (width / 2) + x / 2;
    blue[i] += (colour.blue() - blue[i]) * share;
    red[i] += (colour.red() - red[i]) * share;
  }

  /** Takes the part of a larger canvas, of the same size or more, that starts there. */
  void show(Canvas source, float offsetX, float offsetY) {
    if (source.width == width && source.height == height) {
      System.arraycopy(source.luma, 0, luma, 0, luma.length);
      System.arraycopy(source.blue, 0, blue, 0, blue.length);
      System.arraycopy(source.red, 0, red, 0, red.length);
      return;
    }
    shift(source.luma, source.width, source.height, luma, width, height, offsetX, offsetY);
    int half = source.width / 2;
    int halfHeight = source.height / 2;
    shift(source.blue, half, halfHeight, blue, width / 2, height / 2, offsetX / 2, offsetY / 2);
    shift(source.red, half, halfHeight, red, width / 2, height / 2, offsetX / 2, offsetY / 2);
  }

  /** Between pixels by their bilinear mean, so that a slow camera does not jerk. */
  private static void shift(
      float[] from,
      int fromWidth,
      int fromHeight,
      float[] to,
      int width,
      int height,
      float offsetX,
      float offsetY) {
    int left = Math.clamp((int) offsetX, 0, fromWidth - width - 1);
    int top = Math.clamp((int) offsetY, 0, fromHeight - height - 1);
    float shareX = Math.clamp(offsetX - left, 0f, 1f);
    float shareY = Math.clamp(offsetY - top, 0f, 1f);
    float upperLeft = (1 - shareX) * (1 - shareY);
    float upperRight = shareX * (1 - shareY);
    float lowerLeft = (1 - shareX) * shareY;
    float lowerRight = shareX * shareY;
    for (int y = 0; y < height; y++) {
      int source = (top + y) * fromWidth + left;
      int target = y * width;
      for (int x = 0; x < width; x++, source++) {
        to[target + x] =
            upperLeft * from[source]
                + upperRight * from[source + 1]
                + lowerLeft * from[source + fromWidth]
                + lowerRight * from[source + fromWidth + 1];
      }
    }
  }
}
