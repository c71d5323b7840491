package io.turnout.report.record;

import io.turnout.report.record.RunEvent.RunPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run on one page: what {@code summary.json} holds. Immutable.
 *
 * @param start of the first phase
 * @param end of the last phase, or when the record ends
 * @param meetings how many the users belong to
 * @param users what became of each, by meeting and name
 * @param scenarios of the plan, when it has several phases or scenarios of its own
 * @param actions one for each kind that was done
 * @param deliveries of messages and strokes, if any
 * @param evidence empty in summaries of versions that took none
 * @param portalChecks each comparison of the portal's count with what was played
 * @param recordProblems what of the record is lost or could not be read, a sentence each
 */
public record RunSummary(
    String planName,
    Instant start,
    Instant end,
    List<PhaseSpan> phases,
    List<ScenarioPhases> scenarios,
    Verdict verdict,
    Validity validity,
    List<ThresholdResult> thresholds,
    int meetings,
    List<UserOutcome> users,
    List<MetricDistribution> distributions,
    List<ActionFigures> actions,
    List<DeliveryFigures> deliveries,
    Optional<EvidenceCount> evidence,
    List<RunEvent.PortalChecked> portalChecks,
    List<String> recordProblems,
    RunEnvironment environment) {

  /** A phase and when it lasted. */
  public record PhaseSpan(RunPhase phase, Instant start, Instant end) {}

  public RunSummary {
    phases = List.copyOf(phases);
    scenarios = List.copyOf(scenarios);
    thresholds = List.copyOf(thresholds);
    users = List.copyOf(users);
    distributions = List.copyOf(distributions);
    actions = List.copyOf(actions);
    deliveries = List.copyOf(deliveries);
    portalChecks = List.copyOf(portalChecks);
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
