package io.turnout.loadtest.verdict;

/** How a run came to its end. Immutable. */
public sealed interface RunEnd {
  /** It was played to its end. */
  record Completed() implements RunEnd {}

  /**
   * A threshold of the plan ended it.
   *
   * @param reason a clause: the threshold, what was found and what is expected
   */
  record Aborted(String reason) implements RunEnd {}

  /**
   * It was stopped before its time.
   *
   * @param reason a clause, e.g. {@code stopped by a signal}
   */
  record Interrupted(String reason) implements RunEnd {}

  /**
   * It could not measure.
   *
   * @param reason a sentence
   */
  record Unmeasurable(String reason) implements RunEnd {}
}
