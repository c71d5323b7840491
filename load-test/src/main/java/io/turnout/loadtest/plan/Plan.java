package io.turnout.loadtest.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a run is to do and how it is judged. Immutable.
 *
 * @param name names the run's folder: letters, digits, dot, underscore and hyphen, at most 64
 * @param thresholds in the order of the plan; may be empty
 * @param monitors what is watched beside the load machine, each under a name of its own
 */
public record Plan(
    String name,
    Target target,
    GridSource grid,
    BrowserSettings browser,
    MeetingLoad meetings,
    List<Threshold> thresholds,
    List<MonitorSource> monitors) {

  /** The name under which the machine that runs the load is always watched. */
  public static final String LOAD_MACHINE = "load-machine";

  /**
   * @throws IllegalArgumentException when the parts do not fit each other, e.g. more users than
   *     slots; the message names the value, the limit and the remedy
   */
  public Plan {
    Limits.checkName("name", name);
    thresholds = List.copyOf(thresholds);
    monitors = List.copyOf(monitors);
    if (grid instanceof GridSource.Embedded embedded) {
      embedded.requireRoomFor(meetings);
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
    for (Threshold threshold : thresholds) {
      threshold.requireMonitorAmong(names);
    }
  }
}
