package io.turnout.loadtest.verdict;

import io.turnout.loadtest.plan.Threshold;
import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.UserAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Counts what users did and others did not see. Guarded by the judge's lock. A plan that says how
 * much of a kind may be missed judges that kind itself.
 */
final class MissedActions {
  private static final int NAMED = 5;

  private final Set<Metric> judgedByPlan;
  private final List<String> named = new ArrayList<>();
  private int expected;
  private int missed;

  MissedActions(List<Threshold> thresholds) {
    this.judgedByPlan = thresholds.stream().map(Threshold::metric).collect(Collectors.toSet());
  }

  void take(RunEvent event) {
    switch (event) {
      case RunEvent.ActionSeen seen when isJudgedHere(seen.action()) -> expected++;
      case RunEvent.ActionMissed miss when isJudgedHere(miss.action()) -> {
        expected++;
        missed++;
        if (named.size() < NAMED) {
          named.add(
              "%s of %s (its action %d) at %s (%s)"
                  .formatted(
                      miss.action().id(),
                      miss.actor().user(),
                      miss.number(),
                      miss.observer().user(),
                      miss.reason()));
        }
      }
      default -> {}
    }
  }

  /** {@return why the run failed by them, if it did} */
  Optional<String> reason() {
    if (missed == 0) {
      return Optional.empty();
    }
    int more = missed - named.size();
    return Optional.of(
        missed
            + " of "
            + expected
            + " expected effects of actions were not seen in time: "
            + String.join(", ", named)
            + (more > 0 ? " and " + more + " more" : ""));
  }

  private boolean isJudgedHere(UserAction action) {
    return !judgedByPlan.contains(
        switch (action) {
          case SEND_MESSAGE -> Metric.MESSAGE_LOSS;
          case DRAW_STROKE -> Metric.STROKE_LOSS;
          default -> Metric.ACTION_MISSED;
        });
  }
}
