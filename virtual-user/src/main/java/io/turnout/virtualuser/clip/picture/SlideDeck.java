package io.turnout.virtualuser.clip.picture;

import java.util.Random;

/** Immutable. Slides with a title, some points and a chart; each depends on its number alone. */
final class SlideDeck {
  private static final int[] ACCENTS = {0x1f5f8b, 0x8b3a1f, 0x2f7a4f, 0x5a3f8b, 0x8b6a1f};
  private static final String[] SUBJECTS = {
    "ROUTES", "ORDERS", "STATIONS", "HARBOURS", "GARDENS", "LIBRARIES", "BRIDGES", "ORCHARDS"
  };
  private static final String[] PERIODS = {"THIS WEEK", "LAST MONTH", "NEXT YEAR", "BY REGION"};
  private static final String[] VERBS = {"OPENED", "PLANNED", "REPAIRED", "VISITED", "MEASURED"};
  private static final Colour PAPER = Colour.rgb(0xf7f6f2);
  private static final Colour INK = Colour.rgb(0x2b2b2b);
  private static final Colour GRID = Colour.rgb(0xd5d3cc);
  private static final int POINTS = 5;
  private static final int BARS = 7;

  private final long seed;

  SlideDeck(long seed) {
    this.seed = seed;
  }

  void paint(Canvas canvas, int number) {
    Random random = Seeds.random(seed, number);
    int width = canvas.width;
    int height = canvas.height;
    Colour accent = Colour.rgb(ACCENTS[random.nextInt(ACCENTS.length)]);
    canvas.fillRectangle(0, 0, width, height, PAPER, 1);
    int head = height / 7;
    canvas.fillRectangle(0, 0, width, head, accent, 1);
    int margin = width / 20;
    String title = pick(random, SUBJECTS) + " " + pick(random, PERIODS);
    int titleScale = scale(title, width - 2 * margin, head / 2);
    int titleTop = (head - Lettering.height(titleScale)) / 2;
    Lettering.draw(canvas, title, margin, titleTop, titleScale, Colour.WHITE);
    points(canvas, random, margin, head, accent);
    bars(canvas, random, head, accent);
    String page = Integer.toString(number + 1);
    int small = Math.max(1, titleScale / 2);
    int pageLeft = width - margin / 2 - Lettering.width(page, small);
    Lettering.draw(canvas, page, pageLeft, titleTop, small, Colour.WHITE);
  }

  private static void points(Canvas canvas, Random random, int left, int head, Colour accent) {
    int step = (canvas.height - head) / (POINTS + 2);
    int scale = scale("00% REPAIRED LIBRARIES", canvas.width / 2 - left, step / 2);
    int size = Lettering.height(scale);
    for (int i = 0; i < POINTS; i++) {
      int top = head + step / 2 + i * step;
      canvas.fillRectangle(left, top, left + size, top + size, accent, 1);
      String text =
          (10 + random.nextInt(90)) + "% " + pick(random, VERBS) + " " + pick(random, SUBJECTS);
      Lettering.draw(canvas, text, left + 2 * size, top, scale, INK);
    }
  }

  private static void bars(Canvas canvas, Random random, int head, Colour accent) {
    int left = canvas.width * 11 / 20;
    int right = canvas.width * 19 / 20;
    int bottom = canvas.height * 17 / 20;
    int most = bottom - head - canvas.height / 12;
    int line = Math.max(1, canvas.height / 240);
    for (int i = 0; i <= 4; i++) {
      int y = bottom - most * i / 4;
      canvas.fillRectangle(left, y, right, y + line, GRID, 1);
    }
    int step = (right - left) / BARS;
    for (int i = 0; i < BARS; i++) {
      int tall = (int) (most * (0.2 + 0.78 * random.nextDouble()));
      int x = left + i * step + step / 6;
      Colour colour = accent.lit(i % 2 == 0 ? 0 : 30);
      canvas.fillRectangle(x, bottom - tall, x + step * 2 / 3, bottom, colour, 1);
    }
    canvas.fillRectangle(left, bottom, right, bottom + 2 * line, INK, 1);
  }

  private static int scale(String text, int width, int height) {
    return Math.max(1, Math.min(width / Lettering.width(text, 1), height / Lettering.height(1)));
  }

  private static String pick(Random random, String[] words) {
    return words[random.nextInt(words.length)];
  }
}
