package io.turnout.virtualuser.clip.picture;

import io.turnout.virtualuser.clip.picture.Shape.Box;
import io.turnout.virtualuser.clip.picture.Shape.Capsule;
import io.turnout.virtualuser.clip.picture.Shape.Ellipse;
import io.turnout.virtualuser.clip.picture.Shape.Outline;
import io.turnout.virtualuser.clip.picture.Shape.Without;

/**
 * Immutable. Head and shoulders before a camera. Measures are shares of the picture's shorter side,
 * from the middle of the head when it is held straight.
 */
final class Person {
  private final Looks looks;
  private final float restX;
  private final float restY;
  private final float unit;
  private final float soft;

  /**
   * Places a person.
   *
   * @param restX where the middle of the head rests, in pixels
   * @param unit the picture's shorter side, in pixels
   */
  Person(Looks looks, float restX, float restY, float unit) {
    this.looks = looks;
    this.restX = restX;
    this.restY = restY;
    this.unit = unit;
    this.soft = Math.max(1.2f, unit / 320);
  }

  void paint(Canvas canvas, Posture posture, boolean waves) {
    Head head = new Head(restX, restY, unit, posture);
    if (looks.longHair()) {
      hairBehind(canvas, head);
    }
    body(canvas, posture);
    neck(canvas, head, posture);
    face(canvas, head);
    eyes(canvas, head, posture);
    mouth(canvas, head, posture);
    hairInFront(canvas, head);
    extra(canvas, head);
    if (waves) {
      hand(canvas, posture);
    }
  }

  private void hairBehind(Canvas canvas, Head head) {
    Paint paint = head.lit(looks.hair().lit(-6), 0, 0.02f, 0.17f, 0.24f, -10, -8, 12);
    canvas.fill(head.box(0, 0.045f, 0.145f, 0.19f, 0.12f), paint, 2 * soft, 1);
  }

  private void body(Canvas canvas, Posture posture) {
    float x = restX + posture.shoulders() * unit;
    float y = restY + posture.breath() * unit;
    Paint cloth =
        new Paint(looks.shirt(), x, y + 0.5f * unit, 0.34f * unit, 0.4f * unit, -16, -6, 14);
    Shape chest = Box.upright(x, y + 0.86f * unit, 0.325f * unit, 0.6f * unit, 0.2f * unit);
    canvas.fill(chest, cloth, soft, 1);
    canvas.fill(ellipse(x, y + 0.275f * unit, 0.17f, 0.07f), cloth, 2 * soft, 1);
    Colour fold = looks.shirt().lit(-16);
    canvas.fill(line(x - 0.19f * unit, y + 0.43f * unit, -0.015f, 0.3f, 0.004f), fold, 5 * soft);
    canvas.fill(line(x + 0.2f * unit, y + 0.42f * unit, 0.01f, 0.3f, 0.004f), fold, 5 * soft);
  }

  private void neck(Canvas canvas, Head head, Posture posture) {
    float x = restX + posture.shoulders() * unit;
    float y = restY + posture.breath() * unit;
    Paint skin =
        new Paint(looks.skin().lit(-14), x, y + 0.2f * unit, 0.07f * unit, 0.1f * unit, -10, 0, 8);
    canvas.fill(ellipse(x, y + 0.245f * unit, 0.085f, 0.055f), skin, soft, 1);
    Head.Point chin = head.point(0, 0.06f);
    Shape throat = new Capsule(chin.x(), chin.y(), x, y + 0.23f * unit, 0.06f * unit);
    canvas.fill(throat, skin, soft, 1);
    Colour shadow = looks.skin().lit(-55);
    canvas.fill(
        head.ellipse(0.006f, 0.15f, 0.052f, 0.035f), Paint.flat(shadow), 0.03f * unit, 0.7f);
    if (looks.collar()) {
      Colour cloth = looks.shirt().lit(14);
      canvas.fill(line(x - 0.09f * unit, y + 0.225f * unit, 0.075f, 0.105f, 0.02f), cloth, soft);
      canvas.fill(line(x + 0.09f * unit, y + 0.225f * unit, -0.075f, 0.105f, 0.02f), cloth, soft);
    }
  }

  private void face(Canvas canvas, Head head) {
    Paint skin = head.lit(looks.skin(), 0, 0, 0.12f, 0.17f, -16, -7, 20);
    Colour ear = looks.skin().lit(-16);
    canvas.fill(head.ellipse(-0.117f, 0.012f, 0.02f, 0.034f), ear, soft);
    canvas.fill(head.ellipse(0.117f, 0.012f, 0.02f, 0.034f), ear.lit(-12), soft);
    canvas.fill(head.ellipse(0, -0.02f, 0.117f, 0.138f), skin, soft, 1);
    canvas.fill(head.box(0, 0.055f, 0.092f, 0.1f, 0.085f), skin, soft, 1);
    Colour blush = new Colour(looks.skin().luma() - 6, looks.skin().blue(), looks.skin().red() + 9);
    Paint cheek = Paint.flat(blush);
    canvas.fill(head.feature(-0.06f, 0.05f, 0.025f, 0.02f), cheek, 0.04f * unit, 0.55f);
    canvas.fill(head.feature(0.06f, 0.05f, 0.025f, 0.02f), cheek, 0.04f * unit, 0.55f);
    Colour shade = looks.skin().lit(-22);
    canvas.fill(head.feature(0.012f, 0.02f, 0.01f, 0.036f), Paint.flat(shade), 4 * soft, 0.5f);
    canvas.fill(head.feature(0.002f, 0.052f, 0.02f, 0.008f), Paint.flat(shade), 3 * soft, 0.7f);
    Paint shine = Paint.flat(looks.skin().lit(14));
    canvas.fill(head.feature(-0.004f, 0.015f, 0.007f, 0.03f), shine, 4 * soft, 0.6f);
  }

  private void eyes(Canvas canvas, Head head, Posture posture) {
    float open = 1 - 0.9f * posture.eyelids();
    float lift = 0.004f * posture.mouth();
    for (int side = -1; side <= 1; side += 2) {
      float x = 0.046f * side;
      Colour socket = looks.skin().lit(-18);
      canvas.fill(head.feature(x, -0.022f, 0.026f, 0.016f), Paint.flat(socket), 4 * soft, 0.5f);
      Colour white = Colour.WHITE.lit(-28);
      canvas.fill(head.feature(x, -0.02f, 0.02f, 0.0115f * open), white, soft);
      if (open > 0.4f) {
        float gaze = x + 0.004f * posture.turn();
        canvas.fill(head.feature(gaze, -0.02f, 0.0095f, 0.0105f * open), looks.eyes(), soft);
        canvas.fill(head.feature(gaze, -0.02f, 0.0045f, 0.0045f), Colour.BLACK, soft);
        canvas.fill(head.feature(gaze - 0.003f, -0.024f, 0.002f, 0.002f), Colour.WHITE, soft);
      }
      Colour lash = looks.hair().lit(-8);
      canvas.fill(head.feature(x, -0.031f + 0.01f * (1 - open), 0.021f, 0.0028f), lash, soft);
      Colour brow = looks.hair().lit(4);
      canvas.fill(head.feature(x, -0.053f - lift, 0.026f, 0.0052f), Paint.flat(brow), soft, 0.9f);
    }
  }

  private void mouth(Canvas canvas, Head head, Posture posture) {
    float open = posture.mouth();
    float y = 0.098f + 0.004f * open;
    Colour skin = looks.skin();
    Colour lips = new Colour(skin.luma() - 38, skin.blue() - 2, skin.red() + 14);
    canvas.fill(head.feature(0, y, 0.037f - 0.006f * open, 0.008f + 0.013f * open), lips, soft);
    if (open > 0.12f) {
      Colour dark = Colour.rgb(0x3a1613);
      canvas.fill(head.feature(0, y, 0.027f - 0.004f * open, 0.0135f * open), dark, soft);
      Colour teeth = Colour.WHITE.lit(-40);
      canvas.fill(
          head.feature(0, y - 0.007f * open, 0.019f, 0.004f * open), Paint.flat(teeth), soft, 0.9f);
    } else {
      canvas.fill(head.feature(0, y, 0.034f, 0.0016f), lips.lit(-30), soft);
    }
  }

  private void hairInFront(Canvas canvas, Head head) {
    Paint paint = head.lit(looks.hair(), -0.02f, -0.1f, 0.15f, 0.12f, -12, -12, 6);
    Shape skull = head.ellipse(0, -0.04f, 0.128f, 0.142f);
    Shape brow = head.ellipse(looks.longHair() ? 0.035f : -0.02f, 0.04f, 0.128f, 0.135f);
    canvas.fill(new Without(skull, brow), paint, 1.5f * soft, 1);
    if (looks.longHair()) {
      canvas.fill(head.box(-0.125f, 0.05f, 0.022f, 0.14f, 0.02f), paint, 1.5f * soft, 1);
      canvas.fill(head.box(0.128f, 0.05f, 0.02f, 0.14f, 0.018f), paint, 1.5f * soft, 1);
    }
    Paint shine = Paint.flat(looks.hair().lit(26));
    canvas.fill(head.ellipse(-0.045f, -0.142f, 0.045f, 0.01f), shine, 0.03f * unit, 0.6f);
  }

  private void extra(Canvas canvas, Head head) {
    Colour frame = Colour.rgb(0x22242a);
    switch (looks.extra()) {
      case NOTHING -> {}
      case GLASSES -> {
        for (int side = -1; side <= 1; side += 2) {
          Shape lens = head.featureBox(0.048f * side, -0.016f, 0.036f, 0.028f, 0.02f);
          canvas.fill(lens, Paint.flat(Colour.WHITE), soft, 0.07f);
          canvas.fill(new Outline(lens, 0.0028f * unit), frame, soft);
        }
        canvas.fill(head.feature(0, -0.022f, 0.014f, 0.003f), frame, soft);
      }
      case HEADSET -> {
        Shape band = new Outline(head.ellipse(0, -0.03f, 0.139f, 0.155f), 0.007f * unit);
        Shape lower = head.box(0, 0.16f, 0.3f, 0.16f, 0);
        canvas.fill(new Without(band, lower), frame, soft);
        canvas.fill(head.box(-0.128f, 0.01f, 0.02f, 0.044f, 0.018f), frame.lit(10), soft);
        canvas.fill(head.box(0.128f, 0.01f, 0.02f, 0.044f, 0.018f), frame, soft);
        Head.Point from = head.point(-0.125f, 0.045f);
        Head.Point to = head.point(-0.055f, 0.125f);
        canvas.fill(new Capsule(from.x(), from.y(), to.x(), to.y(), 0.004f * unit), frame, soft);
        canvas.fill(head.ellipse(-0.053f, 0.126f, 0.012f, 0.009f), frame.lit(-6), soft);
      }
    }
  }

  private void hand(Canvas canvas, Posture posture) {
    float elbowX = restX + (0.36f + posture.shoulders()) * unit;
    float elbowY = restY + 0.56f * unit;
    float sin = (float) StrictMath.sin(posture.hand());
    float cos = (float) StrictMath.cos(posture.hand());
    float wristX = elbowX + 0.3f * sin * unit;
    float wristY = elbowY - 0.3f * cos * unit;
    float sleeveX = (elbowX + wristX) / 2;
    float sleeveY = (elbowY + wristY) / 2;
    Paint skin =
        new Paint(looks.skin().lit(4), wristX, wristY, 0.1f * unit, 0.1f * unit, -10, -6, 4);
    // What moves fast is blurred.
    float blur = 2.5f * soft;
    canvas.fill(new Capsule(elbowX, elbowY, wristX, wristY, 0.032f * unit), skin, blur, 1);
    Colour cloth = looks.shirt().lit(6);
    canvas.fill(new Capsule(elbowX, elbowY, sleeveX, sleeveY, 0.052f * unit), cloth, blur);
    float palmX = wristX + 0.055f * sin * unit;
    float palmY = wristY - 0.055f * cos * unit;
    canvas.fill(
        new Box(palmX, palmY, 0.042f * unit, 0.05f * unit, 0.03f * unit, cos, sin), skin, blur, 1);
    for (int finger = 0; finger < 5; finger++) {
      double spread = posture.hand() + (finger == 0 ? -1.0 : 0.16 * (finger - 2.5));
      float length = (finger == 0 ? 0.085f : finger == 4 ? 0.1f : 0.118f) * unit;
      float tipX = palmX + length * (float) StrictMath.sin(spread);
      float tipY = palmY - length * (float) StrictMath.cos(spread);
      canvas.fill(new Capsule(palmX, palmY, tipX, tipY, 0.0115f * unit), skin, blur, 1);
    }
  }

  private Shape ellipse(float x, float y, float radiusX, float radiusY) {
    return Ellipse.upright(x, y, radiusX * unit, radiusY * unit);
  }

  /** A thick line from a point, by a way and a radius that are shares of the unit. */
  private Shape line(float x, float y, float wayX, float wayY, float radius) {
    return new Capsule(x, y, x + wayX * unit, y + wayY * unit, radius * unit);
  }
}
