package io.turnout.net;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Thread-safe. Runs the tasks of whatever it owns one after another on one thread, so that what it
 * owns needs no locks.
 */
public interface EventLoop extends Executor {
  /** Runs the task later on this loop, after all tasks handed in before by the same thread. */
  @Override
  void execute(Runnable task);

  /** Runs the task once on this loop, not before the delay is over. */
  ScheduledTask schedule(Duration delay, Runnable task);

  /** Runs the task on this loop again and again, the first time after one period. */
  ScheduledTask scheduleAtFixedRate(Duration period, Runnable task);

  /**
   * Runs the task once when the present turn of the loop is over: after the tasks that are due now,
   * before the loop waits. For work that is cheaper in a batch, such as flushing sends. To be
   * called on the loop only.
   */
  void executeAtTurnEnd(Runnable task);

  /** {@return whether the calling thread is this loop's} */
  boolean inEventLoop();

  /** {@return the loop's monotonic clock in nanoseconds; only differences have a meaning} */
  long nowNs();

  /** Thread-safe. Handle of a scheduled task. */
  interface ScheduledTask {
    /** Stops further runs; a run under way ends normally. */
    void cancel();
  }
}
