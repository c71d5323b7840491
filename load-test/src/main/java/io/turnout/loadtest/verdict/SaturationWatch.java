package io.turnout.loadtest.verdict;

import io.turnout.report.record.Metric;
import io.turnout.report.record.Sample;
import io.turnout.report.record.Subject;
import java.util.Locale;
import java.util.Optional;

/**
 * Watches whether the load machine itself was at its limit, so that what users saw may be its fault
 * and not the server's. Guarded by the judge's lock.
 */
final class SaturationWatch {
  /** Share of all cores from which on the machine counts as saturated. */
  private static final double SATURATED = 0.95;

  /** Share of the time for which a machine may be saturated before figures are in doubt. */
  private static final double TOLERATED_TIME = 0.5;

  private final Subject machine;
  private final int cores;
  private int seconds;
  private int saturatedSeconds;

  SaturationWatch(String machine, int cores) {
    this.machine = new Subject.Monitored(machine);
    this.cores = cores;
  }

  void add(Sample sample) {
    if (sample.metric() == Metric.CPU && sample.subject().equals(machine)) {
      seconds++;
      if (sample.value() > SATURATED * cores * 100) {
        saturatedSeconds++;
      }
    }
  }

  Optional<String> doubt() {
    if (saturatedSeconds <= TOLERATED_TIME * seconds) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "The load machine's CPU was above %.0f %% of its %d cores in %d of %d seconds of the"
                + " hold; bad figures may be its own fault. Play fewer users on it or use a larger"
                + " one.",
            SATURATED * 100,
            cores,
            saturatedSeconds,
            seconds));
  }
}
