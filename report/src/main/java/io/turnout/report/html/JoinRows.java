package io.turnout.report.html;

import io.turnout.report.analysis.RunAnalysis;
import io.turnout.report.html.ReportPage.Fact;
import io.turnout.report.html.ReportPage.JoinTime;
import io.turnout.report.html.ReportPage.Joining;
import io.turnout.report.html.ReportPage.Retry;
import io.turnout.report.record.Metric;
import io.turnout.report.record.Metric.Unit;
import io.turnout.report.record.MetricDistribution;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.UserOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** How users came in: how long it took, at which try, how late they were begun. Immutable. */
record JoinRows(RunAnalysis analysis) {
  private static final int MAX_RETRIES = 100;

  Joining joining() {
    Optional<MetricDistribution> found = distribution(Metric.JOIN_TIME);
    String note =
        found
            .map(
                d ->
                    Figures.counted(d.count(), "user")
                        + ", from the start of joining to proof of media")
            .orElse("unknown: no user's join time was measured");
    return new Joining(
        note,
        found.map(JoinRows::times).orElse(List.of()),
        attempts(),
        retries(),
        retriesLeftOut());
  }

  private static List<JoinTime> times(MetricDistribution d) {
    return List.of(
        time("fastest", d.min(), d.max()),
        time("p50", d.p50(), d.max()),
        time("p90", d.p90(), d.max()),
        time("p95", d.p95(), d.max()),
        time("p99", d.p99(), d.max()),
        time("slowest", d.max(), d.max()));
  }

  private static JoinTime time(String label, double ms, double longest) {
    double share = longest <= 0 ? 0 : 100 * ms / longest;
    return new JoinTime(
        label, Figures.value(ms, Unit.MILLISECONDS), String.format(Locale.ROOT, "%.2f%%", share));
  }

  private List<Fact> attempts() {
    var joined = new TreeMap<Integer, Integer>();
    var failed = new TreeMap<Integer, Integer>();
    int never = 0;
    for (UserOutcome outcome : analysis.outcomes()) {
      if (outcome.joinAttempts().isEmpty()) {
        never++;
      } else {
        var counts = outcome.joinTimeMs().isPresent() ? joined : failed;
        counts.merge(outcome.joinAttempts().getAsInt(), 1, Integer::sum);
      }
    }
    var facts = new ArrayList<Fact>();
    joined.forEach(
        (tries, users) ->
            facts.add(
                new Fact(
                    "Joined at the " + Figures.ordinal(tries) + " try",
                    Figures.counted(users, "user"))));
    failed.forEach(
        (tries, users) ->
            facts.add(
                new Fact(
                    "Did not join in " + (tries == 1 ? "1 try" : tries + " tries"),
                    Figures.counted(users, "user"))));
    if (never > 0) {
      facts.add(new Fact("Never began", Figures.counted(never, "user")));
    }
    facts.add(
        new Fact(
            "Start behind schedule",
            distribution(Metric.START_LATENESS)
                .map(
                    d ->
                        "p95 "
                            + Figures.value(d.p95(), Unit.MILLISECONDS)
                            + ", at most "
                            + Figures.value(d.max(), Unit.MILLISECONDS))
                .orElse(Figures.UNKNOWN)));
    return facts;
  }

  private List<Retry> retries() {
    return analysis.timeline().retries().stream().limit(MAX_RETRIES).map(this::retry).toList();
  }

  private Retry retry(RunEvent.JoinRetried retry) {
    return new Retry(
        Figures.clock(analysis.timeline().seconds(retry.at())),
        retry.user().user(),
        Figures.ordinal(retry.attempt()),
        retry.reason());
  }

  private String retriesLeftOut() {
    int more = analysis.timeline().retries().size() - MAX_RETRIES;
    return more > 0 ? more + " more in events.jsonl (joinRetried)" : "";
  }

  private Optional<MetricDistribution> distribution(Metric metric) {
    return analysis.distributions().stream()
        .filter(d -> d.metric() == metric && d.scope().equals("users"))
        .findFirst();
  }
}
