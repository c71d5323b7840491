package io.turnout.report.record;

/**
 * One file of evidence. Immutable.
 *
 * @param path from the run's folder, with {@code /}
 */
public record EvidenceFile(Kind kind, String path, long bytes) {

  /** What a file shows. */
  public enum Kind {
    /** The page of the user in question. */
    SCREENSHOT,
    /** The page of a user of the same meeting with whom all is well, at the same time. */
    WITNESS_SCREENSHOT,
    /** The application's admin portal, at the same time. */
    PORTAL_SCREENSHOT,
    CONSOLE_LOG,
    DOM,
    /** The last SDP offer and answer of every connection. */
    SESSION_DESCRIPTIONS,
    CANDIDATE_PAIR,
    /** The last 30 s of statistics. */
    STATISTICS,
    DRIVER_LOG
  }
}
