package io.turnout.loadtest.verdict;

import io.turnout.loadtest.plan.Threshold;
import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.RunPhase;
import io.turnout.report.record.Sample;
import io.turnout.report.record.Subject;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which figures a threshold judges. Guarded by the judge's lock.
 *
 * <p>Figures of streams count while their user is connected and, in the closed model, its scenario
 * holds; {@code users.connected} counts while any scenario holds; all others count always. While
 * the load comes and goes, streams that begin and end would be taken for bad ones.
 */
final class JudgingWindow {
  private static final Map<String, RunPhase> PHASES =
      Map.of(
          "ramp-up", RunPhase.RAMP_UP,
          "hold", RunPhase.HOLD,
          "ramp-down", RunPhase.RAMP_DOWN);

  private final Map<VirtualUserId, String> scenarioOf;
  private final Set<String> openScenarios;
  private final PhaseHistory run = new PhaseHistory();
  private final Map<String, PhaseHistory> scenarios = new LinkedHashMap<>();
  private final Map<VirtualUserId, UserState> states = new HashMap<>();

  /**
   * @param scenarioOf the scenario of each user; users that are missing follow the run's phases
   * @param openScenarios scenarios of the open model
   */
  JudgingWindow(Map<VirtualUserId, String> scenarioOf, Set<String> openScenarios) {
    this.scenarioOf = Map.copyOf(scenarioOf);
    this.openScenarios = Set.copyOf(openScenarios);
  }

  void take(RunEvent event) {
    switch (event) {
      case RunEvent.PhaseChanged(Instant at, RunPhase phase) -> run.add(at, phase);
      case RunEvent.ScenarioPhaseChanged(Instant at, String scenario, RunPhase phase) ->
          scenarios.computeIfAbsent(scenario, _ -> new PhaseHistory()).add(at, phase);
      case RunEvent.UserStateChanged change -> states.put(change.user(), change.state());
      default -> {}
    }
  }

  /** {@return whether the run as a whole holds its load at this time} */
  boolean isHeldAt(Instant at) {
    return run.isAt(at, RunPhase.HOLD);
  }

  boolean counts(Threshold threshold, Sample sample) {
    Optional<String> during = threshold.during();
    boolean inWindow =
        during.isEmpty()
            ? countsUsually(sample)
            : PHASES.containsKey(during.get())
                ? countsInPhase(PHASES.get(during.get()), sample)
                : countsInScenario(during.get(), sample);
    return inWindow && isAfter(threshold, sample.at());
  }

  private boolean countsUsually(Sample sample) {
    if (sample.subject() instanceof Subject.Stream(var stream)) {
      String scenario = scenarioOf.get(stream.user());
      return isConnected(stream.user())
          && ((scenario != null && openScenarios.contains(scenario))
              || history(scenario).isAt(sample.at(), RunPhase.HOLD));
    }
    return sample.metric() != Metric.USERS_CONNECTED || isAnyAt(sample.at(), RunPhase.HOLD);
  }

  private boolean countsInPhase(RunPhase phase, Sample sample) {
    Optional<VirtualUserId> user = userOf(sample);
    if (user.isEmpty()) {
      return isAnyAt(sample.at(), phase);
    }
    return history(scenarioOf.get(user.get())).isAt(sample.at(), phase)
        && (!(sample.subject() instanceof Subject.Stream) || isConnected(user.get()));
  }

  private boolean countsInScenario(String scenario, Sample sample) {
    Optional<VirtualUserId> user = userOf(sample);
    return user.isEmpty()
        ? history(scenario).isUnderWayAt(sample.at())
        : scenario.equals(scenarioOf.get(user.get())) && countsUsually(sample);
  }

  private boolean isAfter(Threshold threshold, Instant at) {
    if (threshold.after().isZero()) {
      return true;
    }
    Optional<Instant> begin =
        threshold
            .during()
            .map(name -> PHASES.containsKey(name) ? firstBegin(PHASES.get(name)) : beginOf(name))
            .orElseGet(run::begin);
    return begin.isPresent() && !at.isBefore(begin.get().plus(threshold.after()));
  }

  private Optional<Instant> firstBegin(RunPhase phase) {
    return scenarios.isEmpty()
        ? run.beginOf(phase)
        : scenarios.values().stream()
            .flatMap(history -> history.beginOf(phase).stream())
            .min(Instant::compareTo);
  }

  private Optional<Instant> beginOf(String scenario) {
    return history(scenario).begin();
  }

  private boolean isAnyAt(Instant at, RunPhase phase) {
    return scenarios.isEmpty()
        ? run.isAt(at, phase)
        : scenarios.values().stream().anyMatch(history -> history.isAt(at, phase));
  }

  private PhaseHistory history(@Nullable String scenario) {
    return scenario == null ? run : scenarios.getOrDefault(scenario, new PhaseHistory());
  }

  private boolean isConnected(VirtualUserId user) {
    UserState state = states.get(user);
    return state == null || state == UserState.CONNECTED;
  }

  private static Optional<VirtualUserId> userOf(Sample sample) {
    return switch (sample.subject()) {
      case Subject.Stream(var stream) -> Optional.of(stream.user());
      case Subject.User(var user) -> Optional.of(user);
      case Subject.Monitored _, Subject.Run _ -> Optional.empty();
    };
  }
}
