package io.turnout.virtualuser.clip.picture;

/**
 * Y'CbCr in studio range (ITU-R BT.601): luma 16 to 235, blue and red difference about 128.
 * Immutable.
 */
record Colour(float luma, float blue, float red) {
  static final Colour WHITE = rgb(0xffffff);
  static final Colour BLACK = rgb(0x000000);

  /** {@return the colour of {@code 0xrrggbb}} */
  static Colour rgb(int rgb) {
    float r = (rgb >> 16 & 0xff) / 255f;
    float g = (rgb >> 8 & 0xff) / 255f;
    float b = (rgb & 0xff) / 255f;
    float luma = 0.299f * r + 0.587f * g + 0.114f * b;
    return new Colour(
        16 + 219 * luma, 128 + 224 * (b - luma) / 1.772f, 128 + 224 * (r - luma) / 1.402f);
  }

  /** {@return lighter, or darker when negative} */
  Colour lit(float steps) {
    return new Colour(luma + steps, blue, red);
  }
}
