package io.turnout.virtualuser.clip.picture;

import io.turnout.virtualuser.clip.picture.Shape.Box;
import io.turnout.virtualuser.clip.picture.Shape.Ellipse;

/**
 * Immutable. Shapes on a head that is moved, tilted about the neck and turned. Places and sizes are
 * shares of the unit, from the middle of the head.
 */
final class Head {
  /** The neck, about which a head tilts. */
  private static final float PIVOT_Y = 0.2f;

  /** How far the face moves when the head is turned. */
  private static final float TURN = 0.03f;

  private final float pivotX;
  private final float pivotY;
  private final float unit;
  private final float cos;
  private final float sin;
  private final float turn;

  /** A place in pixels. */
  record Point(float x, float y) {}

  Head(float restX, float restY, float unit, Posture posture) {
    this.unit = unit;
    // The neck follows shoulders and head alike.
    pivotX = restX + (posture.shoulders() + 0.5f * posture.headX()) * unit;
    pivotY = restY + (PIVOT_Y + posture.headY()) * unit;
    float tilt = posture.tilt() + 1.6f * posture.headX();
    cos = (float) StrictMath.cos(tilt);
    sin = (float) StrictMath.sin(tilt);
    turn = posture.turn() * TURN;
  }

  Point point(float x, float y) {
    float dx = x * unit;
    float dy = (y - PIVOT_Y) * unit;
    return new Point(pivotX + cos * dx - sin * dy, pivotY + sin * dx + cos * dy);
  }

  Shape ellipse(float x, float y, float radiusX, float radiusY) {
    Point centre = point(x, y);
    return new Ellipse(
        centre.x(),
        centre.y(),
        Math.max(0.5f, radiusX * unit),
        Math.max(0.5f, radiusY * unit),
        cos,
        sin);
  }

  Shape box(float x, float y, float halfWidth, float halfHeight, float corner) {
    Point centre = point(x, y);
    return new Box(
        centre.x(), centre.y(), halfWidth * unit, halfHeight * unit, corner * unit, cos, sin);
  }

  /** What is in the face and moves when the head is turned. */
  Shape feature(float x, float y, float radiusX, float radiusY) {
    return ellipse(x + turn, y, radiusX, radiusY);
  }

  Shape featureBox(float x, float y, float halfWidth, float halfHeight, float corner) {
    return box(x + turn, y, halfWidth, halfHeight, corner);
  }

  /** A colour that is lit as a round body there. */
  Paint lit(
      Colour colour,
      float x,
      float y,
      float radiusX,
      float radiusY,
      float slopeX,
      float slopeY,
      float rim) {
    Point centre = point(x, y);
    return new Paint(
        colour, centre.x(), centre.y(), radiusX * unit, radiusY * unit, slopeX, slopeY, rim);
  }
}
