package io.turnout.virtualuser.evidence;

import io.turnout.report.record.EvidenceFile;
import java.util.Collection;
import java.util.List;

/**
 * What could be had about one user at one time. Immutable.
 *
 * @param missing what could not be had
 */
public record CollectedEvidence(List<EvidenceItem> items, List<Absence> missing) {

  /**
   * Something that could not be had. Immutable.
   *
   * @param reason a clause, e.g. {@code the browser is gone: …}
   */
  public record Absence(EvidenceFile.Kind kind, String reason) {}

  public CollectedEvidence {
    items = List.copyOf(items);
    missing = List.copyOf(missing);
  }

  /** {@return nothing of all that was wanted, for one reason} */
  public static CollectedEvidence none(Collection<EvidenceFile.Kind> wanted, String reason) {
    return new CollectedEvidence(
        List.of(), wanted.stream().map(kind -> new Absence(kind, reason)).toList());
  }
}
