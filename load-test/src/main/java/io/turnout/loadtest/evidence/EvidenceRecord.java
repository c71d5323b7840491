package io.turnout.loadtest.evidence;

import io.turnout.loadtest.evidence.Cause.Scope;
import io.turnout.loadtest.plan.EvidenceSettings;
import io.turnout.report.record.EvidenceFile;
import io.turnout.report.record.EvidenceFile.Kind;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunFolder;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.evidence.CollectedEvidence;
import io.turnout.virtualuser.evidence.CollectedEvidence.Absence;
import io.turnout.virtualuser.evidence.EvidenceItem;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Thread-safe. Puts what was collected into the run's folder as far as the budget goes, and into
 * its record what was kept, what is missing and what was left out.
 */
final class EvidenceRecord {
  private static final String PORTAL = "portal";

  private final EvidenceBudget budget;
  private final EvidenceFolder folder;
  private final RunRecorder recorder;
  private final InstantSource clock;

  EvidenceRecord(
      EvidenceSettings settings, RunFolder folder, RunRecorder recorder, InstantSource clock) {
    this.budget = new EvidenceBudget(settings);
    this.folder = new EvidenceFolder(folder);
    this.recorder = recorder;
    this.clock = clock;
  }

  Optional<EvidenceBudget.Reservation> reserve(Scope scope) {
    return budget.reserve(scope);
  }

  String exhaustion(Scope scope) {
    return budget.exhaustion(scope);
  }

  void write(
      VirtualUserId user,
      Cause cause,
      List<CollectedEvidence> parts,
      EvidenceBudget.Reservation room) {
    List<EvidenceFile> files = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    int leftOut = 0;
    for (CollectedEvidence part : parts) {
      for (EvidenceItem item : part.items()) {
        if (!room.take(item.lengthBytes())) {
          leftOut++;
          missing.add(name(item.kind()) + ": " + exhaustion(Scope.EVERYTHING));
          continue;
        }
        try {
          files.add(folder.write(user.user(), cause.at(), item));
        } catch (IOException e) {
          missing.add(name(item.kind()) + ": could not be written: " + e.getMessage());
        }
      }
      for (Absence absence : part.missing()) {
        missing.add(name(absence.kind()) + ": " + absence.reason());
      }
    }
    recorder.record(new RunEvent.EvidenceTaken(cause.at(), user, cause.text(), files, missing));
    if (leftOut > 0) {
      omit(user, cause, leftOut + " files: " + exhaustion(Scope.EVERYTHING));
    }
  }

  void write(PeakCheck.Comparison comparison) {
    Optional<String> screenshot = Optional.empty();
    Optional<EvidenceBudget.Reservation> room = reserve(Scope.EVERYTHING);
    if (room.isPresent()) {
      try (EvidenceBudget.Reservation reservation = room.get()) {
        for (EvidenceItem item : comparison.picture().items()) {
          if (reservation.take(item.lengthBytes())) {
            screenshot = Optional.of(folder.write(PORTAL, comparison.at(), item).path());
          }
        }
      } catch (IOException e) {
        warn("The portal's screenshot could not be written: " + e.getMessage());
      }
    }
    for (Absence absence : comparison.picture().missing()) {
      warn("The portal's screenshot is missing: " + absence.reason());
    }
    recorder.record(
        new RunEvent.PortalChecked(
            comparison.at(),
            comparison.expected(),
            comparison.found(),
            comparison.differences(),
            screenshot));
  }

  void omit(VirtualUserId user, Cause cause, String reason) {
    recorder.record(new RunEvent.EvidenceOmitted(cause.at(), user, cause.text(), reason));
  }

  void warn(String message) {
    recorder.record(new RunEvent.Warning(clock.instant(), message));
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
