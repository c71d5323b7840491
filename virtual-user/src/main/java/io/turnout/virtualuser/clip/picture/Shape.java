package io.turnout.virtualuser.clip.picture;

/** A signed distance field, in pixels: negative inside. All implementations are immutable. */
sealed interface Shape {
  /** {@return the distance to the edge} */
  float distance(float x, float y);

  float centreX();

  float centreY();

  /** {@return half the side of a square about the centre that holds it} */
  float reach();

  /** {@return whether all that lies between points inside is inside} */
  default boolean isConvex() {
    return true;
  }

  /** An ellipse that is turned clockwise; the distance is a good estimate near its edge. */
  record Ellipse(float centreX, float centreY, float radiusX, float radiusY, float cos, float sin)
      implements Shape {
    static Ellipse upright(float x, float y, float radiusX, float radiusY) {
      return new Ellipse(x, y, radiusX, radiusY, 1, 0);
    }

    @Override
    public float distance(float x, float y) {
      float dx = x - centreX;
      float dy = y - centreY;
      float px = (cos * dx + sin * dy) / radiusX;
      float py = (cos * dy - sin * dx) / radiusY;
      float scaled = (float) Math.sqrt(px * px + py * py);
      float gradient =
          (float) Math.sqrt(px * px / (radiusX * radiusX) + py * py / (radiusY * radiusY));
      return gradient == 0 ? -Math.min(radiusX, radiusY) : scaled * (scaled - 1) / gradient;
    }

    @Override
    public float reach() {
      return Math.max(radiusX, radiusY);
    }
  }

  /** A rectangle with round corners, turned clockwise. */
  record Box(
      float centreX,
      float centreY,
      float halfWidth,
      float halfHeight,
      float corner,
      float cos,
      float sin)
      implements Shape {
    static Box upright(float x, float y, float halfWidth, float halfHeight, float corner) {
      return new Box(x, y, halfWidth, halfHeight, corner, 1, 0);
    }

    @Override
    public float distance(float x, float y) {
      float dx = x - centreX;
      float dy = y - centreY;
      float qx = Math.abs(cos * dx + sin * dy) - halfWidth + corner;
      float qy = Math.abs(cos * dy - sin * dx) - halfHeight + corner;
      float outsideX = Math.max(qx, 0);
      float outsideY = Math.max(qy, 0);
      return (float) Math.sqrt(outsideX * outsideX + outsideY * outsideY)
          + Math.min(Math.max(qx, qy), 0)
          - corner;
    }

    @Override
    public float reach() {
      return halfWidth + halfHeight;
    }
  }

  /** A thick line with round ends. */
  record Capsule(float fromX, float fromY, float toX, float toY, float radius) implements Shape {
    @Override
    public float distance(float x, float y) {
      float lineX = toX - fromX;
      float lineY = toY - fromY;
      float length = Math.max(lineX * lineX + lineY * lineY, 1e-6f);
      float along = ((x - fromX) * lineX + (y - fromY) * lineY) / length;
      along = along < 0 ? 0 : Math.min(along, 1);
      float dx = x - fromX - along * lineX;
      float dy = y - fromY - along * lineY;
      return (float) Math.sqrt(dx * dx + dy * dy) - radius;
    }

    @Override
    public float centreX() {
      return (fromX + toX) / 2;
    }

    @Override
    public float centreY() {
      return (fromY + toY) / 2;
    }

    @Override
    public float reach() {
      return Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY)) / 2 + radius;
    }
  }

  /** The edge of a shape, so thick. */
  record Outline(Shape shape, float halfThickness) implements Shape {
    @Override
    public float distance(float x, float y) {
      return Math.abs(shape.distance(x, y)) - halfThickness;
    }

    @Override
    public float centreX() {
      return shape.centreX();
    }

    @Override
    public float centreY() {
      return shape.centreY();
    }

    @Override
    public float reach() {
      return shape.reach() + halfThickness;
    }

    @Override
    public boolean isConvex() {
      return false;
    }
  }

  /** What of one shape is not in the other. */
  record Without(Shape shape, Shape cut) implements Shape {
    @Override
    public float distance(float x, float y) {
      return Math.max(shape.distance(x, y), -cut.distance(x, y));
    }

    @Override
    public float centreX() {
      return shape.centreX();
    }

    @Override
    public float centreY() {
      return shape.centreY();
    }

    @Override
    public float reach() {
      return shape.reach();
    }

    @Override
    public boolean isConvex() {
      return false;
    }
  }
}
