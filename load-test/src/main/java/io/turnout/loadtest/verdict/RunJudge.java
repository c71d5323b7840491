package io.turnout.loadtest.verdict;

import io.turnout.loadtest.plan.Threshold;
import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.RunPhase;
import io.turnout.report.record.RunJudgement;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.Sample;
import io.turnout.report.record.Subject;
import io.turnout.report.record.ThresholdResult;
import io.turnout.report.record.UserState;
import io.turnout.report.record.Validity;
import io.turnout.report.record.Verdict;
import io.turnout.report.record.VirtualUserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Thread-safe. Takes a run as it is recorded and says at its end what it proved. Metrics of streams
 * and {@code users.connected} are judged over the hold, all others over the whole run: while the
 * load comes and goes, streams that begin and end would be taken for bad ones.
 */
public final class RunJudge implements RunRecorder {
  private static final int NAMED_FAILURES = 5;

  private final Object lock = new Object();
  private final List<ThresholdTally> tallies;
  private final boolean failuresHaveThreshold;
  private final SaturationWatch saturation;
  private final Map<VirtualUserId, UserState> states = new LinkedHashMap<>();
  private final Map<VirtualUserId, String> failures = new LinkedHashMap<>();
  private Optional<Instant> holdBegin = Optional.empty();
  private Optional<Instant> holdEnd = Optional.empty();

  /**
   * @param loadMachine the name under which the load machine's CPU is recorded
   * @param loadMachineCores its logical processors
   */
  public RunJudge(List<Threshold> thresholds, String loadMachine, int loadMachineCores) {
    this.tallies = thresholds.stream().map(ThresholdTally::new).toList();
    this.failuresHaveThreshold =
        thresholds.stream().anyMatch(threshold -> threshold.metric() == Metric.USERS_FAILED);
    this.saturation = new SaturationWatch(loadMachine, loadMachineCores);
  }

  @Override
  public void record(Sample sample) {
    synchronized (lock) {
      boolean held = isHeldAt(sample.at());
      if (held) {
        saturation.add(sample);
      }
      if (held || !isJudgedOverHold(sample)) {
        tallies.forEach(tally -> tally.add(sample));
      }
    }
  }

  @Override
  public void record(RunEvent event) {
    synchronized (lock) {
      switch (event) {
        case RunEvent.PhaseChanged(Instant at, RunPhase phase) -> {
          if (phase == RunPhase.HOLD) {
            holdBegin = Optional.of(at);
          } else if (holdBegin.isPresent() && holdEnd.isEmpty()) {
            holdEnd = Optional.of(at);
          }
        }
        case RunEvent.UserStateChanged change -> {
          states.put(change.user(), change.state());
          if (change.state() == UserState.FAILED) {
            failures.put(change.user(), change.reason());
          }
        }
        default -> {}
      }
    }
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

  private boolean isHeldAt(Instant at) {
    return holdBegin.isPresent()
        && !at.isBefore(holdBegin.get())
        && (holdEnd.isEmpty() || at.isBefore(holdEnd.get()));
  }

  private static boolean isJudgedOverHold(Sample sample) {
    return sample.subject() instanceof Subject.Stream || sample.metric() == Metric.USERS_CONNECTED;
  }
}
