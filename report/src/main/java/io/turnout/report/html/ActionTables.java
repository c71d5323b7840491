package io.turnout.report.html;

import io.turnout.report.analysis.ActionOutcome;
import io.turnout.report.analysis.RunAnalysis;
import io.turnout.report.html.ReportPage.ActionRow;
import io.turnout.report.html.ReportPage.Actions;
import io.turnout.report.html.ReportPage.DeliveryRow;
import io.turnout.report.html.ReportPage.MissRow;
import io.turnout.report.record.ActionFigures;
import io.turnout.report.record.DeliveryFigures;
import io.turnout.report.record.Metric.Unit;
import io.turnout.report.record.UserAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What users did and what was seen of it, as tables. Immutable. */
record ActionTables(RunAnalysis analysis) {
  private static final int MAX_MISSES = 200;
  private static final int MAX_DETAIL = 120;

  Actions tables() {
    List<MissRow> misses = misses();
    long missed = analysis.actions().figures().stream().mapToLong(ActionFigures::missed).sum();
    return new Actions(
        analysis.actions().figures().stream().map(ActionTables::row).toList(),
        analysis.deliveries().stream().map(ActionTables::row).toList(),
        misses,
        missed > misses.size()
            ? Figures.counted(missed - misses.size(), "more line")
                + " of this kind in events.jsonl (actionMissed)"
            : "");
  }

  private static ActionRow row(ActionFigures figures) {
    return new ActionRow(
        figures.action().id(),
        Figures.number((double) figures.done()),
        observed(figures, figures.seen()),
        observed(figures, figures.missed()),
        figures.missed() > 0,
        time(figures.p50Ms()),
        time(figures.p95Ms()),
        time(figures.maxMs()));
  }

  /** Nobody is to see some actions, such as a keep-alive. */
  private static String observed(ActionFigures figures, long count) {
    return figures.seen() + figures.missed() == 0 ? "–" : Figures.number((double) count);
  }

  private static DeliveryRow row(DeliveryFigures figures) {
    return new DeliveryRow(
        figures.action() == UserAction.SEND_MESSAGE ? "messages" : "strokes",
        Figures.number((double) figures.sent()),
        count(figures.expected()),
        count(figures.delivered()),
        count(figures.lost()),
        figures.lost().orElse(0) > 0,
        // Strokes have no order of their own: nothing is unknown about it.
        figures.action() == UserAction.SEND_MESSAGE ? count(figures.reordered()) : "–",
        figures.reordered().orElse(0) > 0,
        time(figures.p50Ms()),
        time(figures.p95Ms()),
        time(figures.p99Ms()),
        time(figures.maxMs()));
  }

  private static String count(OptionalLong count) {
    return count.isPresent() ? Figures.number((double) count.getAsLong()) : Figures.UNKNOWN;
  }

  private static String time(OptionalDouble ms) {
    return ms.isPresent() ? Figures.value(ms.getAsDouble(), Unit.MILLISECONDS) : "–";
  }

  private List<MissRow> misses() {
    var missed =
        analysis.actions().outcomes().stream()
            .filter(outcome -> !outcome.misses().isEmpty())
            .sorted(Comparator.comparing(ActionOutcome::at))
            .toList();
    var rows = new ArrayList<MissRow>();
    for (ActionOutcome outcome : missed) {
      for (ActionOutcome.Miss miss : outcome.misses()) {
        if (rows.size() == MAX_MISSES) {
          return rows;
        }
        rows.add(
            new MissRow(
                Figures.clock(analysis.timeline().seconds(outcome.at())),
                outcome.actor().user(),
                outcome.action().id(),
                clipped(outcome.detail()),
                miss.observer().user(),
                miss.reason()));
      }
    }
    return rows;
  }

  static String clipped(String detail) {
    return detail.codePointCount(0, detail.length()) <= MAX_DETAIL
        ? detail
        : detail.substring(0, detail.offsetByCodePoints(0, MAX_DETAIL)) + "…";
  }
}
