package io.turnout.virtualuser.pattern;

import java.util.List;

/**
 * A line on the shared board. Immutable.
 *
 * @param color {@code #rrggbb}
 * @param points at least two, in the order in which they are drawn
 */
public record Stroke(String color, List<Point> points) {
  static final int CELLS = 40;

  public Stroke {
    points = List.copyOf(points);
    if (points.size() < 2) {
      throw new IllegalArgumentException("points: found " + points.size() + ", expected 2 or more");
    }
  }

  /**
   * A place on the board.
   *
   * @param x share of the board's width, from 0 to 1
   * @param y share of the board's height, from 0 to 1
   */
  public record Point(double x, double y) {}

  /**
   * {@return what tells this stroke from others on a board that rounds to its pixels: the
   * hundredths of a 40 by 40 grid in which it begins and ends, e.g. {@code 7,21-33,16}}
   */
  public String key() {
    return cell(points.getFirst()) + "-" + cell(points.getLast());
  }

  private static String cell(Point point) {
    return (int) (point.x() * CELLS) + "," + (int) (point.y() * CELLS);
  }
}
