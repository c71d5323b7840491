package io.turnout.meetingapp.protocol;

import java.util.List;

/**
 * Immutable. One line drawn on the meeting's board.
 *
 * @param color {@code #rrggbb}
 * @param width width as a share of the board's width, above 0, at most 0.1
 * @param points 1 to 500 points
 */
public record Stroke(String color, double width, List<Point> points) {
  /** The most points of one stroke; longer lines are sent as several strokes. */
  public static final int MAX_POINTS = 500;

  /** Checks what came from the network. */
  public Stroke {
    Fields.color("color", color);
    Fields.between("width", width, 0.0001, 0.1);
    points = List.copyOf(Fields.required("points", points));
    Fields.between("points.length", points.size(), 1, MAX_POINTS);
  }

  /**
   * Immutable. A place on the board.
   *
   * @param x from 0 (left) to 1 (right)
   * @param y from 0 (top) to 1 (bottom)
   */
  public record Point(double x, double y) {
    /** Checks what came from the network. */
    public Point {
      Fields.between("points.x", x, 0, 1);
      Fields.between("points.y", y, 0, 1);
    }
  }
}
