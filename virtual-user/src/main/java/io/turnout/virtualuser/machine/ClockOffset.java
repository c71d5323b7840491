package io.turnout.virtualuser.machine;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a machine's clock is ahead of ours. Immutable.
 *
 * @param offset negative when it is behind
 * @param bound the true offset is at most so far from {@code offset}: half the round trip, as in
 *     RFC 5905 section 8
 */
public record ClockOffset(Duration offset, Duration bound) {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /**
   * One exchange.
   *
   * @param before our time before the machine was asked
   * @param there what it said
   * @param after our time when its answer was here
   */
  public static ClockOffset of(Instant before, Instant there, Instant after) {
    Duration half = Duration.between(before, after).dividedBy(2);
    return new ClockOffset(Duration.between(before.plus(half), there), half);
  }

  /** {@return how far the clocks are apart at least} */
  public Duration atLeast() {
    Duration certain = offset.abs().minus(bound);
    return certain.isNegative() ? Duration.ZERO : certain;
  }

  /**
   * Asks the machine several times and takes the quickest answer, which is the most exact one.
   *
   * @throws MachineException also when its {@code date} cannot say parts of a second
   */
  public static ClockOffset measure(Machine machine, int exchanges, Duration timeout)
      throws MachineException {
    ClockOffset best = null;
    for (int i = 0; i < exchanges; i++) {
      Instant before = Instant.now();
      String answer = machine.run("date +%s%N", timeout).out().strip();
      Instant after = Instant.now();
      if (!answer.matches("[0-9]{19}")) {
        throw new MachineException(
            machine.address() + ": date +%s%N: found \"" + answer + "\", expected nanoseconds");
      }
      long ns = Long.parseLong(answer);
      ClockOffset measured =
          of(before, Instant.ofEpochSecond(ns / NANOS_PER_SECOND, ns % NANOS_PER_SECOND), after);
      if (best == null || measured.bound().compareTo(best.bound()) < 0) {
        best = measured;
      }
    }
    if (best == null) {
      throw new IllegalArgumentException("exchanges: found " + exchanges + ", expected at least 1");
    }
    return best;
  }
}
