package io.turnout.report.analysis;

import io.turnout.report.record.ActionFigures;
import java.util.List;

/**
 * What users did in their meetings and what others saw of it. Immutable.
 *
 * @param outcomes in the order in which the record names them
 * @param figures one for each kind of action that was done
 */
public record RunActions(
    List<ActionOutcome> outcomes, List<ActionFigures> figures, List<Activity> activities) {
  public RunActions {
    outcomes = List.copyOf(outcomes);
    figures = List.copyOf(figures);
    activities = List.copyOf(activities);
  }
}
