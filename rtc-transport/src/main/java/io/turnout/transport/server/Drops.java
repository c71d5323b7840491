package io.turnout.transport.server;

import io.turnout.transport.DropCause;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/** Thread-safe. Dropped packets counted by cause. */
@SuppressWarnings("EnumOrdinal") // counted per packet
final class Drops {
  private static final DropCause[] CAUSES = DropCause.values();

  private final AtomicLongArray counts = new AtomicLongArray(CAUSES.length);

  private final @Nullable Drops total;

  Drops() {
    total = null;
  }

  /** What is counted here counts there too, and stays there. */
  Drops(Drops total) {
    this.total = total;
  }

  void count(DropCause cause) {
    counts.incrementAndGet(cause.ordinal());
    if (total != null) {
      total.count(cause);
    }
  }

  Map<DropCause, Long> snapshot() {
    Map<DropCause, Long> snapshot = new EnumMap<>(DropCause.class);
    for (DropCause cause : CAUSES) {
      snapshot.put(cause, counts.get(cause.ordinal()));
    }
    return snapshot;
  }
}
