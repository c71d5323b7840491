package io.turnout.report.html;

import java.util.List;

/**
 * What the template prints, already in words. Immutable. Nothing in it is escaped, the template
 * does that; only {@link Assets} and {@code dataJson} are made to stand in the page as they are.
 *
 * @param assets style and scripts that come with Turnout
 * @param dataJson the graphs' and the stream table's data, safe inside a script element
 */
public record ReportPage(
    String title,
    Badge badge,
    String when,
    String duration,
    String size,
    List<String> reasons,
    List<Tile> tiles,
    List<Threshold> thresholds,
    List<Failure> failures,
    ProgressionChart progression,
    List<Graph> graphs,
    JoinTimes joinTimes,
    List<Transcoding> transcodings,
    List<Figure> figures,
    List<Fact> environment,
    List<String> remarks,
    int streams,
    Assets assets,
    String dataJson) {

  /**
   * The verdict in one word.
   *
   * @param kind lower case, a CSS class
   * @param sign says the same without colour
   */
  public record Badge(String kind, String sign, String word, String sentence) {}

  /** One key figure. */
  public record Tile(String label, String value, String note) {}

  /** One row of the table of thresholds. */
  public record Threshold(
      String expression, String measured, String limit, boolean passed, String reason) {}

  /** A user that failed. */
  public record Failure(String meeting, String user, String at, String reason) {}

  /**
   * One bar a user.
   *
   * @param density {@code roomy}, {@code close} or {@code dense}, by the number of users
   */
  public record ProgressionChart(
      String density, List<Bar> phases, List<Bar> transcodings, List<Row> rows, List<Tick> ticks) {}

  /** A meeting's first row names it. */
  public record Row(String meeting, boolean first, String user, List<Bar> bars) {}

  /** Part of a row; left and width in percent of the run. */
  public record Bar(String kind, String left, String width, String label, String tooltip) {}

  /** A mark on the time axis. */
  public record Tick(String left, String label) {}

  /** Where a graph stands; its lines are in the data. */
  public record Graph(String id, String title, String note, String unknown) {}

  /**
   * How long joining took.
   *
   * @param known whether any user connected
   */
  public record JoinTimes(boolean known, String note, List<JoinTime> rows) {}

  /** A percentile of the join time; width in percent of the longest. */
  public record JoinTime(String label, String value, String width) {}

  /** A time in which the media server transcoded. */
  public record Transcoding(
      String mediaServer, String object, String kind, String from, String until) {}

  /** One row of the table of distributions. */
  public record Figure(
      String scope,
      String metric,
      String description,
      String count,
      String p50,
      String p95,
      String p99,
      String max) {}

  /** A line of the environment. */
  public record Fact(String name, String value) {}

  /** Turnout's own style and scripts and uPlot's. */
  public record Assets(String styles, String uplotStyles, String uplotScript, String script) {}
}
