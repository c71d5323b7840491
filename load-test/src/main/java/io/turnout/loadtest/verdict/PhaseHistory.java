package io.turnout.loadtest.verdict;

import io.turnout.report.record.RunEvent.RunPhase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When a run or a scenario was in which phase. Guarded by the judge's lock. */
final class PhaseHistory {
  private record Entry(Instant at, RunPhase phase) {}

  private final List<Entry> entries = new ArrayList<>();

  void add(Instant at, RunPhase phase) {
    entries.add(new Entry(at, phase));
  }

  boolean isAt(Instant at, RunPhase phase) {
    return phaseAt(at).filter(phase::equals).isPresent();
  }

  /** {@return whether it had begun by then and not come to its end} */
  boolean isUnderWayAt(Instant at) {
    return phaseAt(at)
        .map(phase -> phase != RunPhase.FINISHED && phase != RunPhase.INTERRUPTED)
        .orElse(false);
  }

  Optional<Instant> begin() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getFirst().at());
  }

  Optional<Instant> beginOf(RunPhase phase) {
    return entries.stream().filter(e -> e.phase() == phase).map(Entry::at).findFirst();
  }

  private Optional<RunPhase> phaseAt(Instant at) {
    for (Entry entry : entries.reversed()) {
      if (!at.isBefore(entry.at())) {
        return Optional.of(entry.phase());
      }
    }
    return Optional.empty();
  }
}
