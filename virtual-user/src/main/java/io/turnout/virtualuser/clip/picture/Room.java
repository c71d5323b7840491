package io.turnout.virtualuser.clip.picture;

import io.turnout.virtualuser.clip.picture.Shape.Box;
import io.turnout.virtualuser.clip.picture.Shape.Capsule;
import io.turnout.virtualuser.clip.picture.Shape.Ellipse;
import java.util.Random;

/** Confined to one thread. A room behind the person, a little out of focus, painted once. */
final class Room {
  private static final int[] WALLS = {0xb9b2a4, 0x9fb0b8, 0xc7bda9, 0xa9b3a0, 0x8f96a3};
  private static final int[] BOOKS = {
    0x8c3b32, 0x2f5170, 0xc9a24b, 0x3f6b52, 0xd8d0bf, 0x5b4a72, 0x26323b, 0xb0623a
  };
  private static final Colour WOOD = Colour.rgb(0x7b5a3c);

  private final Canvas canvas;
  private final Random random;
  private final float unit;
  private final float soft;

  /** Things to the right become things to the left. */
  private final boolean mirrored;

  private Room(Canvas canvas, float unit, Random random) {
    this.canvas = canvas;
    this.random = random;
    this.unit = unit;
    this.soft = Math.max(1.5f, unit * 0.014f);
    this.mirrored = random.nextBoolean();
  }

  /** Paints the whole canvas. */
  static void paint(Canvas canvas, float unit, Random random) {
    Room room = new Room(canvas, unit, random);
    room.wall();
    room.window();
    room.shelf();
    room.plant();
    Texture.roughen(canvas, unit, random);
  }

  private void wall() {
    Colour colour = Colour.rgb(WALLS[random.nextInt(WALLS.length)]).lit(-34);
    float x = x(-0.4f);
    float y = canvas.height * 0.35f;
    Shape everything =
        Box.upright(canvas.width / 2f, canvas.height / 2f, canvas.width, canvas.height, 0);
    Paint light = new Paint(colour.lit(18), x, y, canvas.width, canvas.height, 0, 0, 46);
    canvas.fill(everything, light, 1, 1);
  }

  private void window() {
    float x = x(-0.47f);
    float y = canvas.height * 0.34f;
    float halfWidth = 0.19f * unit;
    float halfHeight = 0.27f * unit;
    Paint glow = Paint.flat(Colour.rgb(0xfff3da));
    canvas.fill(Ellipse.upright(x, y, halfWidth, halfHeight), glow, 0.75f * unit, 0.28f);
    canvas.fill(
        Box.upright(x, y, halfWidth + 0.03f * unit, halfHeight + 0.03f * unit, 0),
        Colour.rgb(0xd9d4ca),
        soft);
    Paint sky = new Paint(Colour.rgb(0xcfe2f2), x, y, halfWidth, halfHeight, 0, 14, -6);
    canvas.fill(Box.upright(x, y, halfWidth, halfHeight, 0), sky, soft, 1);
    Paint trees = Paint.flat(Colour.rgb(0x7f9a78));
    Shape pane = Box.upright(x, y + 0.2f * unit, halfWidth, 0.07f * unit, 0);
    canvas.fill(pane, trees, 0.05f * unit, 0.8f);
    Colour frame = Colour.rgb(0xe4dfd5);
    canvas.fill(new Capsule(x, y - halfHeight, x, y + halfHeight, 0.009f * unit), frame, soft);
    float bar = y - 0.05f * unit;
    canvas.fill(new Capsule(x - halfWidth, bar, x + halfWidth, bar, 0.009f * unit), frame, soft);
  }

  private void shelf() {
    float left = 0.24f;
    float right = 0.86f;
    for (int board = 0; board < 4; board++) {
      float y = canvas.height / 2f + (-0.36f + 0.26f * board) * unit;
      float at = left + 0.015f;
      while (at < right - 0.05f && board > 0) {
        float width = 0.018f + 0.024f * random.nextFloat();
        float height = 0.13f + 0.075f * random.nextFloat();
        boolean gap = random.nextInt(6) == 0;
        Colour cover = Colour.rgb(BOOKS[random.nextInt(BOOKS.length)]).lit(-18);
        if (!gap) {
          book(at + width / 2, y, width, height, cover);
        }
        at += gap ? 0.05f : width + 0.002f;
      }
      float middle = x((left + right) / 2);
      Shape plank = Box.upright(middle, y, (right - left) / 2 * unit, 0.011f * unit, 0);
      canvas.fill(plank, WOOD.lit(-20), soft);
    }
  }

  private void book(float at, float foot, float width, float height, Colour cover) {
    float x = x(at);
    float y = foot - (0.011f + height / 2) * unit;
    Paint paint = new Paint(cover, x, y, width / 2 * unit, height / 2 * unit, -10, 0, 5);
    canvas.fill(Box.upright(x, y, width / 2 * unit, height / 2 * unit, 0), paint, soft, 1);
    Shape title = Box.upright(x, y - 0.02f * unit, width / 3.4f * unit, 0.012f * unit, 0);
    canvas.fill(title, Paint.flat(cover.lit(50)), soft, 0.6f);
  }

  private void plant() {
    float foot = canvas.height * 0.5f + 0.42f * unit;
    float x = x(-0.6f);
    Colour leaf = Colour.rgb(0x3f6b3a);
    for (int i = 0; i < 17; i++) {
      double angle = -1.35 + 2.7 * random.nextDouble();
      float length = (0.14f + 0.16f * random.nextFloat()) * unit;
      float tipX = x + length * (float) StrictMath.sin(angle);
      float tipY = foot - length * (float) StrictMath.cos(angle);
      Colour shade = leaf.lit(random.nextInt(44) - 26);
      canvas.fill(new Capsule(x, foot, tipX, tipY, 0.004f * unit), shade.lit(-14), soft);
      float cos = (float) StrictMath.sin(angle);
      float sin = -(float) StrictMath.cos(angle);
      canvas.fill(new Ellipse(tipX, tipY, 0.055f * unit, 0.02f * unit, cos, sin), shade, soft);
    }
    Paint pot = new Paint(Colour.rgb(0xb5623f), x, foot, 0.1f * unit, 0.1f * unit, -22, 0, 14);
    canvas.fill(
        Box.upright(x, foot + 0.08f * unit, 0.085f * unit, 0.1f * unit, 0.02f * unit),
        pot,
        soft,
        1);
  }

  /** A place by its distance from the middle, as a share of the unit. */
  private float x(float right) {
    float signed = mirrored ? -right : right;
    return canvas.width / 2f + signed * unit;
  }
}
