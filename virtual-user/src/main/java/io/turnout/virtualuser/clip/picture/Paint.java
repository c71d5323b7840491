package io.turnout.virtualuser.clip.picture;

/**
 * A colour whose luma changes over an ellipse, as light does on a round body. Immutable.
 *
 * @param slopeX steps of luma from the centre to the right edge
 * @param slopeY steps of luma from the centre to the lower edge
 * @param rim steps of luma that the edge is darker
 */
record Paint(
    Colour colour,
    float centreX,
    float centreY,
    float radiusX,
    float radiusY,
    float slopeX,
    float slopeY,
    float rim) {
  static Paint flat(Colour colour) {
    return new Paint(colour, 0, 0, 1, 1, 0, 0, 0);
  }

  float luma(float x, float y) {
    float qx = (x - centreX) / radiusX;
    float qy = (y - centreY) / radiusY;
    return colour.luma() + slopeX * qx + slopeY * qy - rim * (qx * qx + qy * qy);
  }
}
