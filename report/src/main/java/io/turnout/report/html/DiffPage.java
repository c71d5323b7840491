package io.turnout.report.html;

import java.util.List;

/**
 * What the page of a comparison shows, ready to print. Immutable.
 *
 * @param summary what came of it, in a sentence
 * @param kind CSS class of the summary: {@code passed} or {@code failed}
 * @param rows the worst regressions first
 */
public record DiffPage(
    String before,
    String after,
    String summary,
    String kind,
    List<Term> contract,
    List<Row> rows,
    String styles) {

  /** A term in which the runs were not the same. */
  public record Term(String name, String before, String after) {}

  /**
   * One figure.
   *
   * @param finding in words
   * @param kind CSS class of the finding
   * @param difference of the means, with its sign and share
   * @param bar the interval on an axis from half as much to half as much again
   */
  public record Row(
      String name,
      String finding,
      String kind,
      String before,
      String after,
      String difference,
      String interval,
      Bar bar) {}

  /**
   * An interval as CSS has it.
   *
   * @param shown whether there is one
   */
  public record Bar(boolean shown, String left, String width, String point) {}
}
