package io.turnout.report.record;

import io.turnout.report.record.RunEvent.RunPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run on one page: what {@code summary.json} holds. Immutable.
 *
 * @param start of the first phase
 * @param end of the last phase, or when the record ends
 * @param meetings how many the users belong to
 * @param users what became of each, by meeting and name
 * @param recordProblems what of the record is lost or could not be read, a sentence each
 */
public record RunSummary(
    String planName,
    Instant start,
    Instant end,
    List<PhaseSpan> phases,
    Verdict verdict,
    Validity validity,
    List<ThresholdResult> thresholds,
    int meetings,
    List<UserOutcome> users,
    List<MetricDistribution> distributions,
    List<String> recordProblems,
    RunEnvironment environment) {

  /** A phase and when it lasted. */
  public record PhaseSpan(RunPhase phase, Instant start, Instant end) {}

  public RunSummary {
    phases = List.copyOf(phases);
    thresholds = List.copyOf(thresholds);
    users = List.copyOf(users);
    distributions = List.copyOf(distributions);
    recordProblems = List.copyOf(recordProblems);
  }

  public Duration duration() {
    return Duration.between(start, end);
  }

  /** {@return how many users ended in each state; states in which none ended are absent} */
  public Map<UserState, Integer> usersByState() {
    var counts = new TreeMap<UserState, Integer>();
    users.forEach(user -> counts.merge(user.state(), 1, Integer::sum));
    return counts;
  }
}
