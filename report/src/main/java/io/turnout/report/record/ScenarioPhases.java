package io.turnout.report.record;

import io.turnout.report.record.RunSummary.PhaseSpan;
import java.util.List;

/**
 * When one scenario of the plan was in which phase. Immutable.
 *
 * @param scenario its name in the plan
 */
public record ScenarioPhases(String scenario, List<PhaseSpan> phases) {
  public ScenarioPhases {
    phases = List.copyOf(phases);
  }
}
