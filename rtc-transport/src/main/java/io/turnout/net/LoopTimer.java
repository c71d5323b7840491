package io.turnout.net;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Confined to its loop, but for {@link #cancel}, which is thread-safe. A task and when it is due.
 */
final class LoopTimer implements EventLoop.ScheduledTask, Comparable<LoopTimer> {
  private static final AtomicLong NEXT_SEQUENCE = new AtomicLong();

  private final long sequence = NEXT_SEQUENCE.getAndIncrement();
  private final long periodNs;
  private final Runnable task;
  private long dueNs;
  private volatile boolean cancelled;

  /**
   * @param periodNs 0 for a task that runs once
   */
  LoopTimer(long dueNs, long periodNs, Runnable task) {
    this.dueNs = dueNs;
    this.periodNs = periodNs;
    this.task = task;
  }

  static long requirePositive(Duration period) {
    long periodNs = period.toNanos();
    if (periodNs <= 0) {
      throw new IllegalArgumentException("period: found " + period + ", must be above zero");
    }
    return periodNs;
  }

  long dueNs() {
    return dueNs;
  }

  Runnable task() {
    return task;
  }

  boolean cancelled() {
    return cancelled;
  }

  /** Sets the next time, skipping missed periods; {@return false when the task runs no more} */
  boolean repeat(long nowNs) {
    if (periodNs == 0 || cancelled) {
      return false;
    }
    dueNs += periodNs;
    if (dueNs - nowNs <= 0) {
      dueNs += (nowNs - dueNs) / periodNs * periodNs + periodNs;
    }
    return true;
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  @Override
  public int compareTo(LoopTimer other) {
    long difference = dueNs - other.dueNs;
    return difference != 0 ? Long.signum(difference) : Long.compare(sequence, other.sequence);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(sequence);
  }
}
