package io.turnout.loadtest.plan;

import io.turnout.virtualuser.pattern.UserPattern;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a run is to do and how it is judged. Immutable.
 *
 * @param name names the run's folder: letters, digits, dot, underscore and hyphen, at most 64
 * @param browsers which of them play the users
 * @param seed decides all that is drawn by chance: the same seed gives the same run
 * @param scenarios at least one, each under a name of its own
 * @param thresholds in the order of the plan; may be empty
 * @param monitors what is watched beside the load machine, each under a name of its own
 * @param evidence what is shown when something goes wrong
 */
public record Plan(
    String name,
    Target target,
    GridSource grid,
    BrowserMix browsers,
    long seed,
    List<Scenario> scenarios,
    List<Threshold> thresholds,
    List<MonitorSource> monitors,
    EvidenceSettings evidence) {

  /** The name under which the machine that runs the load is always watched. */
  public static final String LOAD_MACHINE = "load-machine";

  public static final long DEFAULT_SEED = 1;

  /**
   * @throws IllegalArgumentException when the parts do not fit each other, e.g. more users than
   *     slots; the message names the value, the limit and the remedy
   */
  public Plan {
    Limits.checkName("name", name);
    scenarios = List.copyOf(scenarios);
    thresholds = List.copyOf(thresholds);
    monitors = List.copyOf(monitors);
    ScenarioOrder.check(scenarios);
    if (grid instanceof GridSource.Embedded embedded) {
      embedded.requireRoomFor(scenarios, evidence);
    }
    Set<String> names = new HashSet<>(Set.of(LOAD_MACHINE));
    for (MonitorSource monitor : monitors) {
      if (!names.add(monitor.name())) {
        throw new IllegalArgumentException(
            "monitors: found two named "
                + monitor.name()
                + ", expected a name of its own for each ("
                + LOAD_MACHINE
                + " is taken by Turnout)");
      }
    }
    List<String> scenarioNames = scenarios.stream().map(Scenario::name).toList();
    for (Threshold threshold : thresholds) {
      threshold.requireMonitorAmong(names);
      threshold.requireScenarioAmong(scenarioNames);
    }
  }

  /** A plan of one scenario: video calls. */
  public Plan(
      String name,
      Target target,
      GridSource grid,
      BrowserSettings browser,
      MeetingLoad meetings,
      List<Threshold> thresholds,
      List<MonitorSource> monitors) {
    this(
        name,
        target,
        grid,
        BrowserMix.of(browser),
        DEFAULT_SEED,
        List.of(Scenario.of(Scenario.MAIN, UserPattern.VIDEO, meetings)),
        thresholds,
        monitors,
        EvidenceSettings.DEFAULT);
  }
}
