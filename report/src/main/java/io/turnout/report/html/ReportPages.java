package io.turnout.report.html;

import io.turnout.report.analysis.RunAnalysis;
import io.turnout.report.analysis.RunTimeline;
import io.turnout.report.html.ReportPage.Anchor;
import io.turnout.report.html.ReportPage.Badge;
import io.turnout.report.html.ReportPage.Fact;
import io.turnout.report.html.ReportPage.Failure;
import io.turnout.report.html.ReportPage.Figure;
import io.turnout.report.html.ReportPage.Tile;
import io.turnout.report.html.ReportPage.Transcoding;
import io.turnout.report.record.ActionFigures;
import io.turnout.report.record.Metric;
import io.turnout.report.record.Metric.Unit;
import io.turnout.report.record.MetricDistribution;
import io.turnout.report.record.RunEnvironment;
import io.turnout.report.record.RunSummary;
import io.turnout.report.record.UserState;
import io.turnout.report.record.Validity;
import io.turnout.report.record.Verdict;
import io.turnout.report.record.Verdict.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Puts a run into words. Immutable.
 *
 * @param summary empty when the run was killed before it had one
 */
record ReportPages(
    String runName, RunAnalysis analysis, Optional<RunSummary> summary, RunFiles files) {

  ReportPage page(ReportPage.Assets assets) {
    RunTimeline timeline = analysis.timeline();
    var charts = new ReportCharts(analysis);
    var gallery = new EvidenceGallery(analysis, files, new Thumbnails(files, Thumbnails.MAX_BYTES));
    Verdict verdict = verdict();
    int users = analysis.outcomes().size();
    return new ReportPage(
        summary.map(RunSummary::planName).orElse(runName),
        badge(verdict),
        Figures.time(timeline.start()),
        Figures.duration(Duration.between(timeline.start(), timeline.end())),
        Figures.counted(analysis.meetings(), "meeting") + ", " + Figures.counted(users, "user"),
        verdict.reasons(),
        contents(),
        tiles(),
        new ThresholdRows(summary.map(RunSummary::thresholds).orElse(List.of()), timeline).rows(),
        failures(gallery),
        gallery.portalChecks(),
        new ProgressionBars(analysis, gallery).chart(),
        gallery.gallery(),
        new ActionTables(analysis).tables(),
        charts.graphs(),
        new JoinRows(analysis).joining(),
        transcodings(),
        figures(),
        environment(charts.resolution()),
        remarks(),
        analysis.streams().size(),
        assets,
        charts.json());
  }

  private List<Anchor> contents() {
    var contents = new ArrayList<Anchor>();
    contents.add(new Anchor("#thresholds", "Thresholds"));
    if (!analysis.evidence().portalChecks().isEmpty()) {
      contents.add(new Anchor("#portal", "Portal check"));
    }
    contents.add(new Anchor("#progression", "Progression"));
    if (hasEvidence()) {
      contents.add(new Anchor("#evidence", "Evidence"));
    }
    if (!analysis.actions().figures().isEmpty()) {
      contents.add(new Anchor("#actions", "Actions"));
    }
    contents.add(new Anchor("#joining", "Joining"));
    contents.add(new Anchor("#graphs", "Over time"));
    contents.add(new Anchor("#streams", "Streams"));
    contents.add(new Anchor("#environment", "Environment"));
    return contents;
  }

  private boolean hasEvidence() {
    return !analysis.evidence().taken().isEmpty() || !analysis.evidence().omitted().isEmpty();
  }

  private Verdict verdict() {
    return summary
        .map(RunSummary::verdict)
        .orElseGet(
            () ->
                Verdict.interrupted(
                    List.of(
                        "The run was stopped before it was judged. This report shows what was"
                            + " measured until then.")));
  }

  private static Badge badge(Verdict verdict) {
    Outcome outcome = verdict.outcome();
    String kind = outcome.name().toLowerCase(Locale.ROOT);
    return switch (outcome) {
      case PASSED ->
          new Badge(kind, "✓", "PASSED", "Every threshold held and no user failed unexpectedly.");
      case FAILED -> new Badge(kind, "✕", "FAILED", "A threshold was crossed or a user failed.");
      case INVALID ->
          new Badge(kind, "?", "INVALID", "The figures cannot be trusted; nothing is concluded.");
      case INTERRUPTED ->
          new Badge(kind, "!", "INTERRUPTED", "Ended early; what was measured until then stands.");
    };
  }

  private List<Tile> tiles() {
    var tiles = new ArrayList<Tile>();
    int users = analysis.outcomes().size();
    long connected = analysis.outcomes().stream().filter(u -> u.joinTimeMs().isPresent()).count();
    long failed = analysis.outcomes().stream().filter(u -> u.state() == UserState.FAILED).count();
    tiles.add(new Tile("Users connected", connected + " of " + users, "with proof of media"));
    tiles.add(new Tile("Users failed", Long.toString(failed), failed == 0 ? "none" : "see below"));
    tiles.add(
        tile("Join time, p95", "users", Metric.JOIN_TIME, MetricDistribution::p95, "slowest"));
    tiles.add(
        tile(
            "Frame rate received",
            "inbound",
            Metric.VIDEO_FRAME_RATE,
            MetricDistribution::p50,
            "median"));
    tiles.add(
        tile("Video loss", "inbound", Metric.VIDEO_PACKET_LOSS, MetricDistribution::mean, "mean"));
    tiles.add(roundTripTime());
    actionsSeen().ifPresent(tiles::add);
    analysis.distributions().stream()
        .filter(d -> d.metric() == Metric.CPU)
        .forEach(
            d ->
                tiles.add(
                    new Tile(
                        "CPU " + d.scope().replaceFirst("^monitor:", ""),
                        Figures.value(d.mean(), d.metric().unit()),
                        "mean; highest " + Figures.value(d.max(), d.metric().unit()))));
    return tiles;
  }

  private Optional<Tile> actionsSeen() {
    long seen = analysis.actions().figures().stream().mapToLong(ActionFigures::seen).sum();
    long missed = analysis.actions().figures().stream().mapToLong(ActionFigures::missed).sum();
    if (seen + missed == 0) {
      return Optional.empty();
    }
    // Rounded down: 100 % is said only when nothing was missed.
    double share = Math.floor(1000.0 * seen / (seen + missed)) / 1000;
    return Optional.of(
        new Tile(
            "Actions seen by others",
            Figures.value(share, Unit.RATIO),
            missed == 0
                ? "all of " + Figures.number((double) seen)
                : Figures.number((double) missed) + " not seen in time"));
  }

  private Tile roundTripTime() {
    return analysis.distributions().stream()
        .filter(d -> d.metric() == Metric.ROUND_TRIP_TIME)
        .findFirst()
        .map(
            d ->
                new Tile(
                    "Round-trip time",
                    Figures.value(d.p50(), d.metric().unit()),
                    "median; p95 " + Figures.value(d.p95(), d.metric().unit())))
        .orElseGet(() -> new Tile("Round-trip time", Figures.UNKNOWN, "not measured"));
  }

  private Tile tile(
      String label,
      String scope,
      Metric metric,
      ToDoubleFunction<MetricDistribution> figure,
      String note) {
    return distribution(scope, metric)
        .map(
            d -> {
              String more =
                  switch (note) {
                    case "slowest" -> "slowest " + Figures.value(d.max(), metric.unit());
                    case "mean" -> "mean; p99 " + Figures.value(d.p99(), metric.unit());
                    default -> note;
                  };
              return new Tile(label, Figures.value(figure.applyAsDouble(d), metric.unit()), more);
            })
        .orElseGet(() -> new Tile(label, Figures.UNKNOWN, "not measured"));
  }

  private Optional<MetricDistribution> distribution(String scope, Metric metric) {
    return analysis.distributions().stream()
        .filter(d -> d.metric() == metric && d.scope().equals(scope))
        .findFirst();
  }

  private List<Failure> failures(EvidenceGallery gallery) {
    return analysis.outcomes().stream()
        .filter(u -> u.state() == UserState.FAILED)
        .map(
            u ->
                new Failure(
                    u.user().meeting(),
                    u.user().user(),
                    Figures.clock(analysis.timeline().seconds(u.ended())),
                    u.reason().isBlank() ? "reason " + Figures.UNKNOWN : u.reason(),
                    gallery.anchors(u.user())))
        .toList();
  }

  private List<Transcoding> transcodings() {
    RunTimeline timeline = analysis.timeline();
    return timeline.transcodings().stream()
        .map(
            t ->
                new Transcoding(
                    t.mediaServer(),
                    t.object(),
                    t.kind().name().toLowerCase(Locale.ROOT),
                    Figures.clock(timeline.seconds(t.start())),
                    t.ended() ? Figures.clock(timeline.seconds(t.end())) : "the end of the run"))
        .toList();
  }

  private List<Figure> figures() {
    return analysis.distributions().stream()
        .map(
            d -> {
              Unit unit = d.metric().unit();
              return new Figure(
                  d.scope().replaceFirst("^monitor:", ""),
                  d.metric().id(),
                  d.metric().description(),
                  Figures.number((double) d.count()),
                  Figures.value(d.p50(), unit),
                  Figures.value(d.p95(), unit),
                  Figures.value(d.p99(), unit),
                  Figures.value(d.max(), unit));
            })
        .toList();
  }

  private List<Fact> environment(String resolution) {
    var facts = new ArrayList<Fact>();
    Optional<RunEnvironment> known = summary.map(RunSummary::environment);
    facts.add(fact("Turnout", known.map(RunEnvironment::toolVersion)));
    known.ifPresent(
        e -> e.servers().forEach((name, kind) -> facts.add(new Fact("Tested: " + name, kind))));
    facts.add(fact("Browser", known.flatMap(RunEnvironment::browser)));
    facts.add(fact("Load machine", known.map(ReportPages::machine)));
    facts.add(fact("Operating system", known.map(RunEnvironment::operatingSystem)));
    facts.add(fact("Java", known.map(RunEnvironment::jvm)));
    facts.add(new Fact("Validity", summary.map(s -> validity(s.validity())).orElse("not judged")));
    facts.add(new Fact("Graphs", resolution));
    return facts;
  }

  private static Fact fact(String name, Optional<String> value) {
    return new Fact(name, value.orElse(Figures.UNKNOWN));
  }

  private static String machine(RunEnvironment environment) {
    String memory =
        environment.memoryBytes().isPresent()
            ? Figures.value((double) environment.memoryBytes().getAsLong(), Unit.BYTES)
            : Figures.UNKNOWN;
    return Figures.counted(environment.cores(), "core") + ", memory " + memory;
  }

  private static String validity(Validity validity) {
    String level = validity.level().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return validity.reasons().isEmpty()
        ? level
        : level + ": " + String.join(" ", validity.reasons());
  }

  private List<String> remarks() {
    RunTimeline timeline = analysis.timeline();
    var remarks = new ArrayList<String>();
    timeline
        .monitorGaps()
        .forEach(
            gap ->
                remarks.add(
                    "The monitor of "
                        + gap.monitor()
                        + " did not answer from "
                        + Figures.clock(timeline.seconds(gap.start()))
                        + " to "
                        + Figures.clock(timeline.seconds(gap.end()))
                        + ": "
                        + gap.reason()));
    timeline
        .warnings()
        .forEach(w -> remarks.add(Figures.clock(timeline.seconds(w.at())) + " " + w.message()));
    remarks.addAll(analysis.problems());
    return remarks;
  }
}
