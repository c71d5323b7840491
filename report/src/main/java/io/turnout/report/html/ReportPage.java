package io.turnout.report.html;

import java.util.List;

/**
 * What the templates print, already in words. Immutable. Nothing in it is escaped, the templates do
 * that; only {@link Assets}, {@code dataJson} and {@link ProgressionChart#marksJson} are made to
 * stand in the page as they are. Lefts and widths are percentages as CSS has them.
 *
 * @param contents links to the sections that this page has
 * @param dataJson the graphs' and the stream table's data, safe inside a script element
 */
public record ReportPage(
    String title,
    Badge badge,
    String when,
    String duration,
    String size,
    List<String> reasons,
    List<Anchor> contents,
    List<Tile> tiles,
    List<Threshold> thresholds,
    List<Failure> failures,
    List<Portal> portalChecks,
    ProgressionChart progression,
    Evidence evidence,
    Actions actions,
    List<Graph> graphs,
    Joining joining,
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

  /** A link to a place in this page. */
  public record Anchor(String href, String label) {}

  /** One key figure. */
  public record Tile(String label, String value, String note) {}

  /**
   * One row of the table of thresholds.
   *
   * @param crossed when it was crossed in mid-run; may be empty
   */
  public record Threshold(
      String expression,
      String measured,
      String limit,
      String margin,
      Meter meter,
      boolean passed,
      String reason,
      String crossed) {}

  /** A margin as a bar; the limit is in the middle, passing is to the right. */
  public record Meter(String kind, String left, String width, String note) {}

  /** A user that failed. */
  public record Failure(
      String meeting, String user, String at, String reason, List<Anchor> evidence) {}

  /** One comparison of the portal's count with what was played; has one picture or none. */
  public record Portal(
      String at,
      boolean agrees,
      List<PortalRow> rows,
      List<String> differences,
      List<Picture> pictures) {}

  /** One count of the portal. */
  public record PortalRow(String what, String expected, String found, boolean agrees) {}

  /**
   * One bar a user, by meeting.
   *
   * @param large whether meetings in which all is well are closed
   * @param marksJson actions for the page's script, safe inside a script element
   */
  public record ProgressionChart(
      boolean large,
      List<Bar> phases,
      List<ScenarioRow> scenarios,
      List<Bar> transcodings,
      List<Mark> breaches,
      List<Meeting> meetings,
      List<Tick> ticks,
      List<MarkKind> markKinds,
      List<MarkKind> activityKinds,
      String marksJson) {
    /** {@return whether any user has a mark of this kind, e.g. {@code evidence}} */
    public boolean hasMarks(String kind) {
      return meetings.stream()
          .flatMap(meeting -> meeting.rows().stream())
          .flatMap(row -> row.marks().stream())
          .anyMatch(mark -> mark.kind().startsWith(kind));
    }
  }

  /** A scenario and its phases. */
  public record ScenarioRow(String name, List<Bar> phases) {}

  /**
   * A meeting with its users.
   *
   * @param trouble what went wrong, in a few words; empty when all is well
   */
  public record Meeting(
      String name, String size, String trouble, boolean open, List<Bar> bars, List<Row> rows) {}

  /**
   * A user's line.
   *
   * @param index by which the script finds the line
   * @param note e.g. {@code joined at the 2nd try}; may be empty
   * @param tag the same, shorter
   * @param search what the search looks at, in lower case
   */
  public record Row(
      int index,
      String user,
      String note,
      String tag,
      String search,
      List<Bar> bars,
      List<Bar> activities,
      List<Mark> marks) {}

  /** Part of a line. */
  public record Bar(String kind, String left, String width, String label, String tooltip) {}

  /**
   * A moment on a line.
   *
   * @param href of what it stands for; may be empty
   */
  public record Mark(String kind, String left, String href, String tooltip) {}

  /** A kind of mark or span, as CSS and as the legend name it. */
  public record MarkKind(String id, String label) {}

  /** A mark on the time axis. */
  public record Tick(String left, String label) {}

  /** All evidence of the run. */
  public record Evidence(
      String size, List<EvidenceGroup> groups, List<Omission> omissions, int omitted) {}

  /**
   * Evidence of one failure or one cause.
   *
   * @param kind {@code failed}, {@code trouble} or {@code routine}
   */
  public record EvidenceGroup(String kind, String title, String detail, List<EvidenceItem> items) {}

  /** What was collected at one moment. */
  public record EvidenceItem(
      String id,
      String user,
      String meeting,
      String at,
      String cause,
      List<Picture> pictures,
      List<FileLink> files,
      List<String> missing) {}

  /**
   * A picture beside the report.
   *
   * @param href empty when the file is not there
   * @param thumbnail data URI; empty when there is none
   * @param reason why there is no thumbnail
   */
  public record Picture(
      String label, String href, String thumbnail, int width, int height, String reason) {}

  /** A file beside the report; href is empty when it is not there. */
  public record FileLink(String label, String href, String size) {}

  /** Evidence that was left out for one reason. */
  public record Omission(String count, String reason, String users) {}

  /**
   * What users did.
   *
   * @param missesLeftOut says how many misses are not in the table; may be empty
   */
  public record Actions(
      List<ActionRow> kinds,
      List<DeliveryRow> deliveries,
      List<MissRow> misses,
      String missesLeftOut) {}

  /** One kind of action. */
  public record ActionRow(
      String action,
      String done,
      String seen,
      String missed,
      boolean bad,
      String p50,
      String p95,
      String max) {}

  /** Messages or strokes. */
  public record DeliveryRow(
      String what,
      String sent,
      String expected,
      String delivered,
      String lost,
      boolean lossy,
      String reordered,
      boolean disordered,
      String p50,
      String p95,
      String p99,
      String max) {}

  /** An action that one other user did not see in time. */
  public record MissRow(
      String at, String actor, String action, String detail, String observer, String reason) {}

  /** Where a graph stands; its lines are in the data. */
  public record Graph(String id, String title, String note, String unknown) {}

  /**
   * How users came in.
   *
   * @param times empty when no user connected
   */
  public record Joining(
      String note,
      List<JoinTime> times,
      List<Fact> attempts,
      List<Retry> retries,
      String retriesLeftOut) {}

  /** A percentile of the join time; width in percent of the longest. */
  public record JoinTime(String label, String value, String width) {}

  /** A try to join that failed and was followed by another. */
  public record Retry(String at, String user, String attempt, String reason) {}

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

  /** A line of facts. */
  public record Fact(String name, String value) {}

  /** Turnout's own style and scripts and uPlot's. */
  public record Assets(String styles, String uplotStyles, String uplotScript, String script) {}
}
