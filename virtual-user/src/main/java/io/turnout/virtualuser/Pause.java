package io.turnout.virtualuser;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Waits on the clock; tests move the clock instead. */
@FunctionalInterface
interface Pause {
  void until(Instant time) throws InterruptedException;

  static Pause sleeping(InstantSource clock) {
    return time -> {
      Duration rest = Duration.between(clock.instant(), time);
      if (rest.isPositive()) {
        Thread.sleep(rest);
      }
    };
  }
}
