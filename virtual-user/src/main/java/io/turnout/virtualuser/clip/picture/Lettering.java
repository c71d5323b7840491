package io.turnout.virtualuser.clip.picture;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pure. Capital letters and digits of 5 by 7 squares; what there is no glyph for stays blank. */
final class Lettering {
  private static final int COLUMNS = 5;
  private static final int ROWS = 7;

  private static final Map<Character, String[]> GLYPHS =
      """
      A .###. #...# #...# ##### #...# #...# #...#
      B ####. #...# #...# ####. #...# #...# ####.
      C .#### #.... #.... #.... #.... #.... .####
      D ####. #...# #...# #...# #...# #...# ####.
      E ##### #.... #.... ####. #.... #.... #####
      F ##### #.... #.... ####. #.... #.... #....
      G .#### #.... #.... #..## #...# #...# .####
      H #...# #...# #...# ##### #...# #...# #...#
      I .###. ..#.. ..#.. ..#.. ..#.. ..#.. .###.
      J ..### ...#. ...#. ...#. ...#. #..#. .##..
      K #...# #..#. #.#.. ##... #.#.. #..#. #...#
      L #.... #.... #.... #.... #.... #.... #####
      M #...# ##.## #.#.# #.#.# #...# #...# #...#
      N #...# ##..# ##..# #.#.# #..## #..## #...#
      O .###. #...# #...# #...# #...# #...# .###.
      P ####. #...# #...# ####. #.... #.... #....
      Q .###. #...# #...# #...# #.#.# #..#. .##.#
      R ####. #...# #...# ####. #.#.. #..#. #...#
      S .#### #.... #.... .###. ....# ....# ####.
      T ##### ..#.. ..#.. ..#.. ..#.. ..#.. ..#..
      U #...# #...# #...# #...# #...# #...# .###.
      V #...# #...# #...# #...# .#.#. .#.#. ..#..
      W #...# #...# #...# #.#.# #.#.# ##.## #...#
      X #...# .#.#. .#.#. ..#.. .#.#. .#.#. #...#
      Y #...# #...# .#.#. ..#.. ..#.. ..#.. ..#..
      Z ##### ....# ...#. ..#.. .#... #.... #####
      0 .###. #...# #..## #.#.# ##..# #...# .###.
      1 ..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###.
      2 .###. #...# ....# ...#. ..#.. .#... #####
      3 ####. ....# ....# .###. ....# ....# ####.
      4 ...#. ..##. .#.#. #..#. ##### ...#. ...#.
      5 ##### #.... ####. ....# ....# #...# .###.
      6 .###. #.... #.... ####. #...# #...# .###.
      7 ##### ....# ...#. ..#.. ..#.. .#... .#...
      8 .###. #...# #...# .###. #...# #...# .###.
      9 .###. #...# #...# .#### ....# ....# .###.
      : ..... ..#.. ..#.. ..... ..#.. ..#.. .....
      . ..... ..... ..... ..... ..... .##.. .##..
      - ..... ..... ..... .###. ..... ..... .....
      # .#.#. .#.#. ##### .#.#. ##### .#.#. .#.#.
      % ##..# ##..# ...#. ..#.. .#... #..## #..##
      + ..... ..#.. ..#.. ##### ..#.. ..#.. .....
      / ....# ....# ...#. ..#.. .#... #.... #....
      """
          .lines()
          .collect(Collectors.toMap(line -> line.charAt(0), rows()));

  private Lettering() {}

  private static Function<String, String[]> rows() {
    return line -> line.substring(2).split(" ", ROWS);
  }

  /** {@return how wide a text is, in pixels} */
  static int width(String text, int scale) {
    return text.length() * (COLUMNS + 1) * scale;
  }

  static int height(int scale) {
    return ROWS * scale;
  }

  /** Draws a text; each square of a glyph is {@code scale} pixels wide and high. */
  static void draw(Canvas canvas, String text, int left, int top, int scale, Colour colour) {
    for (int i = 0; i < text.length(); i++) {
      String[] glyph = GLYPHS.get(text.charAt(i));
      if (glyph != null) {
        draw(canvas, glyph, left + i * (COLUMNS + 1) * scale, top, scale, colour);
      }
    }
  }

  private static void draw(
      Canvas canvas, String[] glyph, int left, int top, int scale, Colour colour) {
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        if (glyph[row].charAt(column) == '#') {
          int x = left + column * scale;
          int y = top + row * scale;
          canvas.fillRectangle(x, y, x + scale, y + scale, colour, 1);
        }
      }
    }
  }
}
