package io.turnout.loadtest.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * What is to be shown when something goes wrong, and how much of it. Immutable.
 *
 * @param screenshotsEvery each user's page, even when all is well; empty: never
 * @param maxFiles files of evidence in a run; 0: none is taken
 * @param maxBytes bytes of all these files
 * @param portal whether a browser of its own shows the application's admin portal
 */
public record EvidenceSettings(
    Optional<Duration> screenshotsEvery, int maxFiles, long maxBytes, boolean portal) {
  private static final long MEBIBYTE = 1024L * 1024;

  /** Evidence of failures, up to 200 files and 200 MiB. */
  public static final EvidenceSettings DEFAULT =
      new EvidenceSettings(Optional.empty(), 200, 200 * MEBIBYTE, false);

  public EvidenceSettings {
    screenshotsEvery.ifPresent(
        every -> Limits.SCREENSHOTS_EVERY.check("evidence.screenshots", every));
    Limits.EVIDENCE_FILES.check("evidence.budget.files", maxFiles);
    ByteSizeText.checkBudget("evidence.budget.bytes", maxBytes);
  }

  /** {@return slots of the Grid that evidence needs beside the users'} */
  public int slots() {
    return portal ? 1 : 0;
  }
}
