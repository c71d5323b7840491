package io.turnout.virtualuser.clip.picture;

import io.turnout.virtualuser.clip.picture.Shape.Capsule;
import java.util.Random;

/**
 * Confined to one thread. Slides that follow each other, under a pointer that moves. A clip starts
 * and ends in the middle of its first slide.
 */
final class SlideScene implements Scene {
  private static final double SECONDS_PER_SLIDE = 4;

  private final Canvas slide;
  private final SlideDeck deck;
  private final int slides;
  private final LoopWave pointerX;
  private final LoopWave pointerY;
  private final float unit;
  private int shown = -1;

  SlideScene(int width, int height, double lengthSeconds, long seed) {
    slide = new Canvas(width, height);
    deck = new SlideDeck(seed);
    slides = (int) Math.max(1, Math.round(lengthSeconds / SECONDS_PER_SLIDE));
    Random random = Seeds.random(seed, -1);
    pointerX = LoopWave.of(random, lengthSeconds, 0.38, 0.12, 0.3);
    pointerY = LoopWave.of(random, lengthSeconds, 0.36, 0.14, 0.27);
    unit = Math.min(width, height);
  }

  @Override
  public void paint(Canvas canvas, double share) {
    int number = (int) (share * slides + 0.5) % slides;
    if (number != shown) {
      deck.paint(slide, number);
      shown = number;
    }
    canvas.show(slide, 0, 0);
    float x = canvas.width * (0.5f + (float) pointerX.at(share));
    float y = canvas.height * (0.5f + (float) pointerY.at(share));
    float edge = Math.max(1.2f, unit / 320);
    for (int layer = 0; layer < 2; layer++) {
      float radius = (layer == 0 ? 0.011f : 0.006f) * unit;
      Colour colour = layer == 0 ? Colour.WHITE : Colour.rgb(0x222222);
      float tipX = x + 0.022f * unit;
      float tipY = y + 0.03f * unit;
      canvas.fill(new Capsule(x, y, tipX, tipY, radius), colour, edge);
    }
  }
}
