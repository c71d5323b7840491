package io.turnout.loadtest;

import io.turnout.loadtest.plan.Plan;
import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.Sample;
import io.turnout.report.record.Subject;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Thread-safe. Passes on what is recorded and keeps what the run itself needs to know of it. */
final class RunBoard implements RunRecorder {
  private static final Duration CPU_IS_FRESH = Duration.ofSeconds(5);

  private final List<RunRecorder> recorders;
  private final Object lock = new Object();
  private final Map<VirtualUserId, String> scenarioOf;
  private final Map<VirtualUserId, UserState> states = new LinkedHashMap<>();
  private final Map<String, Map<UserState, Integer>> counts = new HashMap<>();
  private final Map<String, Sample> cpu = new HashMap<>();

  /**
   * @param scenarioOf the scenario of each user of the plan
   */
  RunBoard(Map<VirtualUserId, String> scenarioOf, List<RunRecorder> recorders) {
    this.recorders = List.copyOf(recorders);
    this.scenarioOf = Map.copyOf(scenarioOf);
    scenarioOf.keySet().forEach(user -> move(user, UserState.SCHEDULED));
  }

  private void move(VirtualUserId user, UserState to) {
    Map<UserState, Integer> ofScenario =
        counts.computeIfAbsent(
            scenarioOf.getOrDefault(user, ""), _ -> new EnumMap<>(UserState.class));
    UserState from = states.put(user, to);
    if (from != null) {
      ofScenario.merge(from, -1, Integer::sum);
    }
    ofScenario.merge(to, 1, Integer::sum);
  }

  @Override
  public void record(RunEvent event) {
    if (event instanceof RunEvent.UserStateChanged change) {
      synchronized (lock) {
        move(change.user(), change.state());
      }
    }
    recorders.forEach(recorder -> recorder.record(event));
  }

  @Override
  public void record(Sample sample) {
    if (sample.metric() == Metric.CPU
        && sample.subject() instanceof Subject.Monitored(String name)) {
      synchronized (lock) {
        cpu.put(name, sample);
      }
    }
    recorders.forEach(recorder -> recorder.record(sample));
  }

  /** Records how many users are where. */
  void recordUsers(Instant at) {
    Map<UserState, Integer> counts = users();
    Map<Metric, UserState> metrics =
        Map.of(
            Metric.USERS_JOINING, UserState.JOINING,
            Metric.USERS_CONNECTED, UserState.CONNECTED,
            Metric.USERS_FAILED, UserState.FAILED);
    metrics.forEach(
        (metric, state) ->
            record(new Sample(at, new Subject.Run(), metric, counts.getOrDefault(state, 0))));
  }

  /** {@return how many users are in each state} */
  Map<UserState, Integer> users() {
    Map<UserState, Integer> sums = new EnumMap<>(UserState.class);
    synchronized (lock) {
      counts
          .values()
          .forEach(ofScenario -> ofScenario.forEach((s, n) -> sums.merge(s, n, Integer::sum)));
    }
    return sums;
  }

  /** {@return how many users of the scenario are in this state} */
  int users(String scenario, UserState state) {
    synchronized (lock) {
      return counts.getOrDefault(scenario, Map.of()).getOrDefault(state, 0);
    }
  }

  /** {@return whether every user of the scenario is connected or has come to its end} */
  boolean isSettled(String scenario) {
    return users(scenario, UserState.SCHEDULED) + users(scenario, UserState.JOINING) == 0;
  }

  /** {@return whether any user of the scenario is connected, or joins again} */
  boolean isAnyoneThere(String scenario) {
    return users(scenario, UserState.CONNECTED) + users(scenario, UserState.JOINING) > 0;
  }

  /** {@return meetings in which at least one user is connected} */
  int meetingsConnected() {
    synchronized (lock) {
      return (int)
          states.entrySet().stream()
              .filter(entry -> entry.getValue() == UserState.CONNECTED)
              .map(entry -> entry.getKey().meeting())
              .distinct()
              .count();
    }
  }

  /** {@return CPU of each watched server that answered in the last seconds} */
  Map<String, Double> serverCpu(Instant now) {
    Map<String, Double> fresh = new HashMap<>();
    synchronized (lock) {
      cpu.forEach(
          (name, sample) -> {
            if (!name.equals(Plan.LOAD_MACHINE) && sample.at().plus(CPU_IS_FRESH).isAfter(now)) {
              fresh.put(name, sample.value());
            }
          });
    }
    return fresh;
  }
}
