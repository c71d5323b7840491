package io.turnout.report.html;

import io.turnout.report.analysis.RunTimeline;
import io.turnout.report.analysis.RunTimeline.Progression;
import io.turnout.report.html.ReportPage.Bar;
import io.turnout.report.html.ReportPage.ProgressionChart;
import io.turnout.report.html.ReportPage.Row;
import io.turnout.report.html.ReportPage.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Lays out one bar a user over the time of the run. Immutable. */
record ProgressionBars(RunTimeline timeline) {
  private static final int ROOMY_USERS = 40;
  private static final int CLOSE_USERS = 120;
  private static final int MAX_TICKS = 8;
  private static final List<Integer> TICK_SECONDS =
      List.of(1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400);

  ProgressionChart chart() {
    int users = timeline.users().size();
    String density = users <= ROOMY_USERS ? "roomy" : users <= CLOSE_USERS ? "close" : "dense";
    return new ProgressionChart(density, phases(), transcodings(), rows(), ticks());
  }

  private List<Bar> phases() {
    return timeline.phases().stream()
        .map(
            span -> {
              String name = span.phase().name().toLowerCase(Locale.ROOT).replace('_', ' ');
              return bar("phase", span.start(), span.end(), name, name);
            })
        .toList();
  }

  private List<Bar> transcodings() {
    return timeline.transcodings().stream()
        .map(
            span -> {
              String what =
                  span.mediaServer() + " transcodes " + span.kind().name().toLowerCase(Locale.ROOT);
              return bar("transcoding", span.start(), span.end(), "", what);
            })
        .toList();
  }

  private List<Row> rows() {
    var sorted =
        timeline.users().stream()
            .sorted(
                Comparator.comparing((Progression p) -> p.user().meeting())
                    .thenComparing(p -> p.user().user()))
            .toList();
    var rows = new ArrayList<Row>();
    String meeting = "";
    for (Progression progression : sorted) {
      boolean first = rows.isEmpty() || !meeting.equals(progression.user().meeting());
      meeting = progression.user().meeting();
      rows.add(new Row(meeting, first, progression.user().user(), bars(progression)));
    }
    return rows;
  }

  private List<Bar> bars(Progression progression) {
    return progression.states().stream()
        .map(
            span -> {
              String state = span.state().name().toLowerCase(Locale.ROOT);
              String reason = span.reason().isEmpty() ? "" : ": " + span.reason();
              String from = Figures.clock(timeline.seconds(span.start()));
              return bar(
                  state,
                  span.start(),
                  span.end(),
                  "",
                  progression.user().user() + " " + state + " from " + from + reason);
            })
        .toList();
  }

  private List<Tick> ticks() {
    double duration = timeline.durationSeconds();
    int step = TICK_SECONDS.getLast();
    for (int candidate : TICK_SECONDS) {
      if (duration / candidate <= MAX_TICKS) {
        step = candidate;
        break;
      }
    }
    var ticks = new ArrayList<Tick>();
    for (double at = 0; at < duration; at += step) {
      ticks.add(new Tick(percent(at), Figures.clock(at)));
    }
    return ticks;
  }

  private Bar bar(String kind, Instant start, Instant end, String label, String tooltip) {
    double from = timeline.seconds(start);
    double until = Math.min(timeline.seconds(end), timeline.durationSeconds());
    return new Bar(kind, percent(from), percent(Math.max(0, until - from)), label, tooltip);
  }

  private String percent(double seconds) {
    double all = timeline.durationSeconds();
    double share = all <= 0 ? 0 : Math.clamp(100 * seconds / all, 0, 100);
    return String.format(Locale.ROOT, "%.3f%%", share);
  }
}
