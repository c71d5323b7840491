package io.turnout.loadtest.verdict;

import io.turnout.loadtest.plan.Comparison;
import io.turnout.loadtest.plan.Threshold;
import io.turnout.report.record.Sample;
import io.turnout.report.record.Subject;
import io.turnout.report.record.ThresholdResult;
import io.turnout.report.record.VirtualUserId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What one threshold judges, over all users or for each. Guarded by the judge's lock. */
final class ThresholdTally {
  private final Threshold threshold;
  private final double limit;
  private final String limitText;
  private final Values overAll;
  private final Map<VirtualUserId, Values> perUser = new LinkedHashMap<>();
  private boolean breached;

  /** What was measured worst, and of whom. */
  private record Worst(double value, Optional<VirtualUserId> user) {}

  /**
   * @param plannedUsers of which a share may be the limit
   */
  ThresholdTally(Threshold threshold, int plannedUsers) {
    this.threshold = threshold;
    this.limit = threshold.ofPlannedUsers() ? threshold.limit() * plannedUsers : threshold.limit();
    this.limitText =
        Figures.format(limit, threshold.metric().unit())
            + (threshold.ofPlannedUsers() ? " (of " + plannedUsers + " planned users)" : "");
    this.overAll = values();
  }

  private Values values() {
    return new Values(threshold.aggregation(), threshold.comparison(), limit);
  }

  Threshold threshold() {
    return threshold;
  }

  boolean isAbout(Sample sample) {
    return sample.metric() == threshold.metric() && isMeant(sample.subject());
  }

  void add(Sample sample) {
    Optional<VirtualUserId> user =
        switch (sample.subject()) {
          case Subject.User(var id) -> Optional.of(id);
          case Subject.Stream(var stream) -> Optional.of(stream.user());
          case Subject.Monitored _, Subject.Run _ -> Optional.empty();
        };
    if (threshold.perUser() && user.isPresent()) {
      perUser.computeIfAbsent(user.get(), _ -> values()).add(sample.subject(), sample.value());
    } else {
      overAll.add(sample.subject(), sample.value());
    }
  }

  /** {@return why, when the limit is crossed for the first time as far as can be said by now} */
  Optional<String> newBreach() {
    if (breached) {
      return Optional.empty();
    }
    breached =
        threshold.perUser()
            ? perUser.values().stream().anyMatch(values -> values.isCrossed(threshold.abort()))
            : overAll.isCrossed(threshold.abort());
    return breached ? worst().map(this::shortfall) : Optional.empty();
  }

  ThresholdResult result() {
    Optional<Worst> worst = worst();
    if (worst.isEmpty()) {
      return result(OptionalDouble.empty(), false, "unknown: no sample");
    }
    double value = worst.get().value();
    boolean holds = threshold.comparison().holds(value, limit);
    return result(OptionalDouble.of(value), holds, holds ? "" : shortfall(worst.get()));
  }

  private ThresholdResult result(OptionalDouble actual, boolean passed, String reason) {
    OptionalDouble margin =
        actual.isPresent()
            ? OptionalDouble.of(threshold.comparison().margin(actual.getAsDouble(), limit))
            : OptionalDouble.empty();
    return new ThresholdResult(
        threshold.expression(), threshold.metric(), actual, limit, margin, passed, reason);
  }

  private String shortfall(Worst worst) {
    return "found "
        + Figures.format(worst.value(), threshold.metric().unit())
        + worst.user().map(user -> " of " + user.user()).orElse("")
        + ", expected "
        + threshold.comparison().symbol()
        + " "
        + limitText;
  }

  private Optional<Worst> worst() {
    if (!threshold.perUser()) {
      OptionalDouble value = overAll.aggregate();
      return value.isPresent()
          ? Optional.of(new Worst(value.getAsDouble(), Optional.empty()))
          : Optional.empty();
    }
    Comparison comparison = threshold.comparison();
    Optional<Worst> worst = Optional.empty();
    for (Map.Entry<VirtualUserId, Values> entry : perUser.entrySet()) {
      double value = entry.getValue().aggregate().orElseThrow();
      if (worst.isEmpty()
          || comparison.worse(worst.get().value(), value, limit) != worst.get().value()) {
        worst = Optional.of(new Worst(value, Optional.of(entry.getKey())));
      }
    }
    return worst;
  }

  private boolean isMeant(Subject subject) {
    return threshold
        .selector()
        .map(
            name ->
                switch (subject) {
                  case Subject.Monitored monitored -> monitored.name().equals(name);
                  case Subject.Stream(var stream) ->
                      stream.direction().name().equalsIgnoreCase(name);
                  case Subject.User _, Subject.Run _ -> false;
                })
        .orElse(true);
  }
}
