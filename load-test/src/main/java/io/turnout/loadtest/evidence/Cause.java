package io.turnout.loadtest.evidence;

import io.turnout.report.record.EvidenceFile.Kind;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Why evidence of a user is taken. Immutable.
 *
 * @param at when it happened, not when the evidence was there
 * @param text a clause
 */
record Cause(Instant at, String text, Scope scope) {

  /** How much is taken. */
  enum Scope {
    /** All that there is, of the user, a witness and the portal. */
    EVERYTHING(
        EnumSet.complementOf(EnumSet.of(Kind.WITNESS_SCREENSHOT, Kind.PORTAL_SCREENSHOT)), 9),
    /** The user's page; of one user in each turn the portal, too. */
    SCREENSHOT(EnumSet.of(Kind.SCREENSHOT), 2);

    private final Set<Kind> ownKinds;
    private final int mostFiles;

    Scope(Set<Kind> ownKinds, int mostFiles) {
      this.ownKinds = Collections.unmodifiableSet(ownKinds);
      this.mostFiles = mostFiles;
    }

    /** {@return what the user's own agent is asked for} */
    Set<Kind> ownKinds() {
      return ownKinds;
    }

    int mostFiles() {
      return mostFiles;
    }
  }
}
