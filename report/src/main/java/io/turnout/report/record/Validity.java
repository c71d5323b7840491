package io.turnout.report.record;

import java.util.List;

/**
 * Whether the run's figures can be trusted. Immutable.
 *
 * @param reasons what casts doubt, a sentence each
 */
public record Validity(Level level, List<String> reasons) {

  /** How far the figures can be trusted. */
  public enum Level {
    /** Nobody has looked. */
    NOT_JUDGED,
    VALID,
    SUSPECT,
    INVALID
  }

  public Validity {
    reasons = List.copyOf(reasons);
  }

  public static Validity notJudged() {
    return new Validity(Level.NOT_JUDGED, List.of());
  }
}
