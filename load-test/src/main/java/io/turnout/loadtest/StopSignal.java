package io.turnout.loadtest;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Thread-safe. Says once that a run is to end before its time, and why. */
final class StopSignal {
  private final AtomicReference<@Nullable String> reason = new AtomicReference<>();
  private final CountDownLatch given = new CountDownLatch(1);

  /** The first reason stands. */
  void give(String why) {
    reason.compareAndSet(null, why);
    given.countDown();
  }

  Optional<String> reason() {
    return Optional.ofNullable(reason.get());
  }

  /** Waits until the signal is given, at most so long. */
  boolean await(long timeout, TimeUnit unit) throws InterruptedException {
    return given.await(timeout, unit);
  }
}
