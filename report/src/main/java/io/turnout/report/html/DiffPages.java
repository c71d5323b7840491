package io.turnout.report.html;

import io.turnout.report.diff.MetricChange;
import io.turnout.report.diff.MetricChange.Finding;
import io.turnout.report.diff.RunDiff;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Pure. Puts a comparison into words, for page and terminal. */
final class DiffPages {
  /** The axis of intervals reaches this share of the earlier mean to both sides. */
  private static final double AXIS = 0.5;

  private DiffPages() {}

  static DiffPage page(RunDiff diff, double margin, String styles) {
    boolean worse = !diff.regressionsBeyond(margin).isEmpty();
    return new DiffPage(
        diff.before(),
        diff.after(),
        summary(diff, margin),
        worse ? "failed" : "passed",
        diff.contract().stream()
            .map(term -> new DiffPage.Term(term.term(), term.before(), term.after()))
            .toList(),
        diff.changes().stream().map(DiffPages::row).toList(),
        styles);
  }

  static String summary(RunDiff diff, double margin) {
    List<MetricChange> worse = diff.regressionsBeyond(margin);
    String beyond = Figures.number(margin * 100) + " %";
    if (!worse.isEmpty()) {
      return Figures.counted(worse.size(), "figure")
          + " became worse by more than "
          + beyond
          + ", beyond the noise; the worst: "
          + worse.getFirst().name()
          + ".";
    }
    long real =
        diff.changes().stream()
            .filter(
                change ->
                    change.finding() != Finding.WITHIN_NOISE && change.finding() != Finding.UNKNOWN)
            .count();
    return real == 0
        ? "All differences are within noise."
        : "No figure became worse by more than "
            + beyond
            + "; "
            + Figures.counted(real, "figure")
            + " changed beyond the noise.";
  }

  private static DiffPage.Row row(MetricChange change) {
    return new DiffPage.Row(
        change.name(),
        finding(change.finding()),
        change.finding().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        Figures.value(change.before(), change.unit()),
        Figures.value(change.after(), change.unit()),
        difference(change),
        interval(change),
        bar(change));
  }

  static String finding(Finding finding) {
    return switch (finding) {
      case REAL_WORSE -> "real: worse";
      case REAL_BETTER -> "real: better";
      case REAL_OTHER -> "real";
      case WITHIN_NOISE -> "within noise";
      case UNKNOWN -> "unknown";
    };
  }

  static String difference(MetricChange change) {
    OptionalDouble difference = change.difference();
    if (difference.isEmpty()) {
      return Figures.UNKNOWN;
    }
    double share = change.relative().orElse(0) * 100;
    String text = Figures.signed(difference.getAsDouble(), change.unit());
    return Double.isFinite(share) && share != 0
        ? text + String.format(Locale.ROOT, " (%+.1f %%)", share).replace('-', '\u2212')
        : text;
  }

  static String interval(MetricChange change) {
    return change.low().isEmpty() || change.high().isEmpty()
        ? "too few values"
        : Figures.signed(change.low().getAsDouble(), change.unit())
            + " to "
            + Figures.signed(change.high().getAsDouble(), change.unit());
  }

  private static DiffPage.Bar bar(MetricChange change) {
    double before = Math.abs(change.before().orElse(0));
    if (change.low().isEmpty() || change.high().isEmpty() || before == 0) {
      return new DiffPage.Bar(false, "0%", "0%", "0%");
    }
    double low = place(change.low().getAsDouble() / before);
    double high = place(change.high().getAsDouble() / before);
    return new DiffPage.Bar(
        true,
        Figures.percent(low, 1),
        Figures.percent(high - low, 1),
        Figures.percent(place(change.relative().orElse(0)), 1));
  }

  private static double place(double share) {
    return Math.clamp((share + AXIS) / (2 * AXIS), 0, 1);
  }
}
