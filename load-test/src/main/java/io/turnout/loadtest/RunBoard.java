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
import java.util.Collection;
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
  private final Map<VirtualUserId, UserState> states = new LinkedHashMap<>();
  private final Map<String, Sample> cpu = new HashMap<>();

  RunBoard(Collection<VirtualUserId> users, List<RunRecorder> recorders) {
    this.recorders = List.copyOf(recorders);
    users.forEach(user -> states.put(user, UserState.SCHEDULED));
  }

  @Override
  public void record(RunEvent event) {
    if (event instanceof RunEvent.UserStateChanged change) {
      synchronized (lock) {
        states.put(change.user(), change.state());
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
    Map<UserState, Integer> counts = new EnumMap<>(UserState.class);
    synchronized (lock) {
      states.values().forEach(state -> counts.merge(state, 1, Integer::sum));
    }
    return counts;
  }

  /** {@return whether every user is connected or has come to its end} */
  boolean isSettled() {
    synchronized (lock) {
      return states.values().stream()
          .allMatch(state -> state == UserState.CONNECTED || state.isTerminal());
    }
  }

  boolean isAnyoneConnected() {
    return users().getOrDefault(UserState.CONNECTED, 0) > 0;
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
