package io.turnout.loadtest.evidence;

import io.turnout.report.record.EvidenceFile.Kind;
import io.turnout.virtualuser.Observation;
import io.turnout.virtualuser.UserAgent;
import io.turnout.virtualuser.evidence.CollectedEvidence;
import io.turnout.virtualuser.evidence.CollectedEvidence.Absence;
import io.turnout.virtualuser.evidence.EvidenceItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** An agent that shows ten bytes of everything, or, when dead, the kept statistics alone. */
final class ShownAgent implements UserAgent {
  final AtomicInteger asked = new AtomicInteger();
  volatile boolean dead;
  volatile Set<Thread> askedOn = Set.of();

  @Override
  public void join(Duration timeout) {}

  @Override
  public Observation observe() {
    return new Observation(
        Instant.EPOCH, List.of(), List.of(), OptionalInt.empty(), Optional.empty());
  }

  @Override
  public void leave() {}

  @Override
  public CollectedEvidence evidence(Set<Kind> wanted) {
    asked.incrementAndGet();
    askedOn = Set.of(Thread.currentThread());
    List<EvidenceItem> items = new ArrayList<>();
    List<Absence> missing = new ArrayList<>();
    for (Kind kind : wanted) {
      if (dead && kind != Kind.STATISTICS) {
        missing.add(new Absence(kind, "the browser is gone: killed"));
      } else {
        items.add(EvidenceItem.png(kind, new byte[10]));
      }
    }
    return new CollectedEvidence(items, missing);
  }

  @Override
  public String description() {
    return "shown";
  }

  @Override
  public void close() {}
}
