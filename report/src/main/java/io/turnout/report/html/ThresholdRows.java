package io.turnout.report.html;

import io.turnout.report.analysis.RunTimeline;
import io.turnout.report.html.ReportPage.Meter;
import io.turnout.report.html.ReportPage.Threshold;
import io.turnout.report.record.Metric.Unit;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.ThresholdResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Each threshold with its margin, drawn to the right of the limit when it passed. Immutable. */
record ThresholdRows(List<ThresholdResult> results, RunTimeline timeline) {

  List<Threshold> rows() {
    return results.stream().map(this::row).toList();
  }

  private Threshold row(ThresholdResult result) {
    Unit unit = result.metric().unit();
    return new Threshold(
        result.expression(),
        Figures.value(result.actual(), unit),
        Figures.value(result.limit(), unit),
        result.margin().isPresent()
            ? Figures.signed(result.margin().getAsDouble(), unit)
            : Figures.UNKNOWN,
        meter(result),
        result.passed(),
        result.reason(),
        crossed(result.expression()));
  }

  /** Half of the width is a margin as large as the limit itself, or any when the limit is zero. */
  private static Meter meter(ThresholdResult result) {
    if (result.margin().isEmpty()) {
      return new Meter("unknown", "50%", "0%", "");
    }
    double margin = result.margin().getAsDouble();
    double limit = Math.abs(result.limit());
    double share = limit > 0 ? margin / limit : Math.signum(margin);
    double half = 50 * Math.clamp(share, -1, 1);
    String note =
        limit > 0 && margin != 0
            ? String.format(Locale.ROOT, "%.0f %% of the limit", Math.abs(100 * share))
            : "";
    return new Meter(
        result.passed() ? "good" : "bad",
        Figures.percent(50 + Math.min(0, half), 100),
        Figures.percent(Math.abs(half), 100),
        note);
  }

  private String crossed(String expression) {
    var times = new ArrayList<String>();
    for (RunEvent.ThresholdBreached breach : timeline.breaches()) {
      if (breach.expression().equals(expression)) {
        times.add(Figures.clock(timeline.seconds(breach.at())));
      }
    }
    if (times.isEmpty()) {
      return "";
    }
    return times.size() == 1
        ? "crossed at " + times.getFirst()
        : "crossed " + times.size() + " times, first at " + times.getFirst();
  }
}
