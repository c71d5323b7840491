package io.turnout.virtualuser.clip.picture;

import java.util.Locale;

/** Immutable. A band at the lower edge with the clip's label and a running clock. */
final class Caption {
  private static final float BAND_OPACITY = 0.6f;
  private static final Colour INK = Colour.rgb(0xf2f2f2);

  private final String label;
  private final int scale;

  Caption(String label, int width, int height) {
    this.label = label;
    int largest = Math.max(1, height / 200);
    int fitting = Math.max(1, width / Lettering.width(label + "   00:00.00", 1));
    scale = Math.min(largest, fitting);
  }

  void paint(Canvas canvas, int frame, int framesPerSecond) {
    int margin = 2 * scale;
    int top = canvas.height - Lettering.height(scale) - 2 * margin;
    canvas.fillRectangle(0, top, canvas.width, canvas.height, Colour.BLACK, BAND_OPACITY);
    String clock = clock(frame, framesPerSecond);
    int clockLeft = canvas.width - Lettering.width(clock, scale) - 2 * margin;
    if (2 * margin + Lettering.width(label, scale) < clockLeft) {
      Lettering.draw(canvas, label, 2 * margin, top + margin, scale, INK);
    }
    Lettering.draw(canvas, clock, clockLeft, top + margin, scale, INK);
  }

  /** {@return minutes, seconds and the number of the frame in its second} */
  static String clock(int frame, int framesPerSecond) {
    int seconds = frame / framesPerSecond;
    return String.format(
        Locale.ROOT, "%02d:%02d.%02d", seconds / 60, seconds % 60, frame % framesPerSecond);
  }
}
