package io.turnout.report.record;

import java.util.List;

/**
 * How a run ended, for people and for exit codes. Immutable.
 *
 * @param reasons why, a sentence each; empty only when the run passed
 */
public record Verdict(Outcome outcome, List<String> reasons) {

  /** The four ways in which a run ends. */
  public enum Outcome {
    /** Every threshold held and no user failed that the plan does not allow to fail. */
    PASSED,
    /** A threshold was crossed or a user failed. */
    FAILED,
    /** What was measured cannot be trusted, so nothing is said about the system under test. */
    INVALID,
    /** Ended before its time; what was measured until then stands. */
    INTERRUPTED
  }

  public Verdict {
    reasons = List.copyOf(reasons);
  }

  public static Verdict passed() {
    return new Verdict(Outcome.PASSED, List.of());
  }

  public static Verdict failed(List<String> reasons) {
    return new Verdict(Outcome.FAILED, reasons);
  }

  public static Verdict invalid(List<String> reasons) {
    return new Verdict(Outcome.INVALID, reasons);
  }

  public static Verdict interrupted(List<String> reasons) {
    return new Verdict(Outcome.INTERRUPTED, reasons);
  }

  public boolean hasPassed() {
    return outcome == Outcome.PASSED;
  }
}
