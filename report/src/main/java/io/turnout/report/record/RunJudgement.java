package io.turnout.report.record;

import java.util.List;

/** What the engine concluded about a run. Immutable. */
public record RunJudgement(Verdict verdict, Validity validity, List<ThresholdResult> thresholds) {
  public RunJudgement {
    thresholds = List.copyOf(thresholds);
  }
}
