package io.turnout.loadtest;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Thread-safe. How far behind their schedule users were started. */
final class Lateness {
  private static final Duration TOLERATED = Duration.ofSeconds(1);

  private int users;
  private int late;
  private Duration worst = Duration.ZERO;

  synchronized void add(Duration lateness) {
    users++;
    if (lateness.compareTo(TOLERATED) > 0) {
      late++;
    }
    worst = lateness.compareTo(worst) > 0 ? lateness : worst;
  }

  /** {@return a sentence for the report, if anybody was late} */
  synchronized Optional<String> warning() {
    return late == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%d of %d users were started more than %d s after their time, the latest by %.1f s;"
                    + " the load machine is too busy for this plan.",
                late,
                users,
                TOLERATED.toSeconds(),
                worst.toMillis() / 1000.0));
  }
}
