package io.turnout.loadtest.verdict;

import io.turnout.loadtest.plan.Threshold;
import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunJudgement;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.Sample;
import io.turnout.report.record.ThresholdResult;
import io.turnout.report.record.UserState;
import io.turnout.report.record.Validity;
import io.turnout.report.record.Verdict;
import io.turnout.report.record.VirtualUserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Thread-safe. Takes a run as it is recorded and says what it proved: crossed thresholds while it
 * goes on, the verdict at its end. {@link JudgingWindow} says which figures are judged when.
 */
public final class RunJudge implements RunRecorder {
  private static final int NAMED_FAILURES = 5;

  private final Object lock = new Object();
  private final List<ThresholdTally> tallies;
  private final boolean failuresHaveThreshold;
  private final JudgingWindow window;
  private final MissedActions missed;
  private final SaturationWatch saturation;
  private final Map<VirtualUserId, UserState> states = new LinkedHashMap<>();
  private final Map<VirtualUserId, String> failures = new LinkedHashMap<>();
  private List<String> portalDifferences = List.of();

  /**
   * A judge of one run.
   *
   * @param scenarioOf the scenario of each planned user
   * @param openScenarios scenarios of the open model
   * @param loadMachine the name under which the load machine's CPU is recorded
   * @param loadMachineCores its logical processors
   */
  public RunJudge(
      List<Threshold> thresholds,
      Map<VirtualUserId, String> scenarioOf,
      Set<String> openScenarios,
      String loadMachine,
      int loadMachineCores) {
    this.tallies =
        thresholds.stream()
            .map(threshold -> new ThresholdTally(threshold, scenarioOf.size()))
            .toList();
    this.failuresHaveThreshold =
        thresholds.stream().anyMatch(threshold -> threshold.metric() == Metric.USERS_FAILED);
    this.window = new JudgingWindow(scenarioOf, openScenarios);
    this.missed = new MissedActions(thresholds);
    this.saturation = new SaturationWatch(loadMachine, loadMachineCores);
  }

  @Override
  public void record(Sample sample) {
    synchronized (lock) {
      if (window.isHeldAt(sample.at())) {
        saturation.add(sample);
      }
      for (ThresholdTally tally : tallies) {
        if (tally.isAbout(sample) && window.counts(tally.threshold(), sample)) {
          tally.add(sample);
        }
      }
    }
  }

  @Override
  public void record(RunEvent event) {
    synchronized (lock) {
      window.take(event);
      missed.take(event);
      if (event instanceof RunEvent.UserStateChanged change) {
        states.put(change.user(), change.state());
        if (change.state() == UserState.FAILED) {
          failures.put(change.user(), change.reason());
        }
      }
      if (event instanceof RunEvent.PortalChecked checked) {
        portalDifferences = checked.differences();
      }
    }
  }

  /** {@return the thresholds that were crossed since this was asked last, each of them once} */
  public List<Breach> newBreaches() {
    List<Breach> breaches = new ArrayList<>();
    synchronized (lock) {
      for (ThresholdTally tally : tallies) {
        tally.newBreach().ifPresent(reason -> breaches.add(new Breach(tally.threshold(), reason)));
      }
    }
    return breaches;
  }

  /** {@return what casts doubt on the figures so far, a sentence each} */
  public List<String> doubts() {
    synchronized (lock) {
      return saturation.doubt().stream().toList();
    }
  }

  /** {@return what the run proved, from all that was recorded until now} */
  public RunJudgement conclude(RunEnd end) {
    synchronized (lock) {
      List<ThresholdResult> results = tallies.stream().map(ThresholdTally::result).toList();
      List<String> doubts = doubts();
      return switch (end) {
        case RunEnd.Unmeasurable(String reason) ->
            new RunJudgement(
                Verdict.invalid(List.of(reason)),
                new Validity(Validity.Level.INVALID, List.of(reason)),
                results);
        case RunEnd.Interrupted(String reason) ->
            new RunJudgement(
                Verdict.interrupted(reasons("The run was " + reason + ".", results)),
                validity(doubts),
                results);
        case RunEnd.Aborted(String reason) ->
            new RunJudgement(
                Verdict.failed(reasons("The run was ended early by " + reason + ".", results)),
                validity(doubts),
                results);
        case RunEnd.Completed _ -> {
          List<String> reasons = reasons("", results);
          yield new RunJudgement(
              reasons.isEmpty() ? Verdict.passed() : Verdict.failed(reasons),
              validity(doubts),
              results);
        }
      };
    }
  }

  private static Validity validity(List<String> doubts) {
    return doubts.isEmpty() ? Validity.notJudged() : new Validity(Validity.Level.SUSPECT, doubts);
  }

  private List<String> reasons(String first, List<ThresholdResult> results) {
    List<String> reasons = new ArrayList<>();
    if (!first.isEmpty()) {
      reasons.add(first);
    }
    for (ThresholdResult result : results) {
      if (!result.passed()) {
        reasons.add(result.expression() + ": " + result.reason());
      }
    }
    if (!failuresHaveThreshold && !failures.isEmpty()) {
      reasons.add(failures.size() + " of " + states.size() + " users failed: " + failed());
    }
    missed.reason().ifPresent(reasons::add);
    if (!portalDifferences.isEmpty()) {
      reasons.add("At the peak " + String.join(", ", portalDifferences) + ".");
    }
    return reasons;
  }

  private String failed() {
    List<String> named =
        failures.entrySet().stream()
            .limit(NAMED_FAILURES)
            .map(entry -> entry.getKey().user() + " (" + entry.getValue() + ")")
            .toList();
    int more = failures.size() - named.size();
    return String.join(", ", named) + (more > 0 ? " and " + more + " more" : "");
  }
}
