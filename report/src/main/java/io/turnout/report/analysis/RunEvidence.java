package io.turnout.report.analysis;

import io.turnout.report.record.EvidenceCount;
import io.turnout.report.record.EvidenceFile;
import io.turnout.report.record.RunEvent;
import java.util.ArrayList;
import java.util.List;

/** What was collected to believe what went wrong, and what was left out. Immutable. */
public record RunEvidence(
    List<RunEvent.EvidenceTaken> taken,
    List<RunEvent.EvidenceOmitted> omitted,
    List<RunEvent.PortalChecked> portalChecks) {
  public RunEvidence {
    taken = List.copyOf(taken);
    omitted = List.copyOf(omitted);
    portalChecks = List.copyOf(portalChecks);
  }

  static RunEvidence of(List<RunEvent> events) {
    var taken = new ArrayList<RunEvent.EvidenceTaken>();
    var omitted = new ArrayList<RunEvent.EvidenceOmitted>();
    var checks = new ArrayList<RunEvent.PortalChecked>();
    for (RunEvent event : events) {
      switch (event) {
        case RunEvent.EvidenceTaken e -> taken.add(e);
        case RunEvent.EvidenceOmitted e -> omitted.add(e);
        case RunEvent.PortalChecked e -> checks.add(e);
        default -> {}
      }
    }
    return new RunEvidence(taken, omitted, checks);
  }

  public EvidenceCount count() {
    List<EvidenceFile> files = taken.stream().flatMap(take -> take.files().stream()).toList();
    return new EvidenceCount(
        taken.size(),
        files.size(),
        files.stream().mapToLong(EvidenceFile::bytes).sum(),
        omitted.size());
  }
}
