package io.turnout.loadtest.progress;

import io.turnout.report.record.UserState;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How far a run is. Immutable.
 *
 * @param elapsed since the run began
 * @param remaining at most, while users still join; exact once all have settled
 * @param meetings of the plan
 * @param meetingsConnected in which at least one user is connected
 * @param scenarios of the plan, in its order
 * @param users how many are in each state; states in which none are may be absent
 * @param cpuPercent of each watched program or machine that answered in the last seconds, % of one
 *     core, by its name; unknown ones are absent
 */
public record Progress(
    Phase phase,
    Duration elapsed,
    Duration remaining,
    int meetings,
    int meetingsConnected,
    List<ScenarioProgress> scenarios,
    Map<UserState, Integer> users,
    Map<String, Double> cpuPercent) {

  /** What is going on. */
  public enum Phase {
    /** Grid and monitors are being started. */
    PREPARING,
    /** Users join. */
    RAMP_UP,
    /** All users stay. */
    HOLD,
    /** Users leave. */
    RAMP_DOWN,
    /** Thresholds are judged and the report is written. */
    REPORTING
  }

  public Progress {
    scenarios = List.copyOf(scenarios);
    users = Map.copyOf(users);
    cpuPercent = Map.copyOf(cpuPercent);
  }

  /** {@return how many users are in this state} */
  public int usersIn(UserState state) {
    return users.getOrDefault(state, 0);
  }
}
