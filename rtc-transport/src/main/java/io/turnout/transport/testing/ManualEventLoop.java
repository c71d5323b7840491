package io.turnout.transport.testing;

import io.turnout.net.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Confined to the test's thread, which is "the loop's thread". An event loop whose clock stands
 * still until the test moves it.
 *
 * <p>Tasks handed in wait for {@link #runPending} or {@link #advance}. A task's exception reaches
 * the caller.
 */
public final class ManualEventLoop implements EventLoop {
  private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private List<Runnable> turnEnd = new ArrayList<>();
  private long nowNs;
  private long nextSequence;

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  @Override
  public ScheduledTask schedule(Duration delay, Runnable task) {
    return add(new Timer(nowNs + delay.toNanos(), nextSequence++, 0, task));
  }

  @Override
  public ScheduledTask scheduleAtFixedRate(Duration period, Runnable task) {
    if (period.toNanos() <= 0) {
      throw new IllegalArgumentException("period: found " + period + ", must be above zero");
    }
    return add(new Timer(nowNs + period.toNanos(), nextSequence++, period.toNanos(), task));
  }

  private ScheduledTask add(Timer timer) {
    timers.add(timer);
    return () -> timers.removeIf(t -> t.sequence == timer.sequence);
  }

  @Override
  public void executeAtTurnEnd(Runnable task) {
    turnEnd.add(task);
  }

  @Override
  public boolean inEventLoop() {
    return true;
  }

  @Override
  public long nowNs() {
    return nowNs;
  }

  /**
   * Runs all tasks handed in, those that they hand in too, and then what waits for the turn's end.
   */
  public void runPending() {
    while (!tasks.isEmpty() || !turnEnd.isEmpty()) {
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        task.run();
      }
      List<Runnable> due = turnEnd;
      turnEnd = new ArrayList<>();
      due.forEach(Runnable::run);
    }
  }

  /** Moves the clock, stopping at each timer that falls due on the way to run it in its time. */
  public void advance(Duration duration) {
    long endNs = nowNs + duration.toNanos();
    runPending();
    for (Timer next = timers.peek(); next != null && next.dueNs <= endNs; next = timers.peek()) {
      timers.poll();
      nowNs = Math.max(nowNs, next.dueNs);
      if (next.periodNs > 0) {
        timers.add(new Timer(next.dueNs + next.periodNs, next.sequence, next.periodNs, next.task));
      }
      next.task.run();
      runPending();
    }
    nowNs = endNs;
  }

  /** {@return how many timers are set; for tests that nothing is left running} */
  public int timerCount() {
    return timers.size();
  }

  private record Timer(long dueNs, long sequence, long periodNs, Runnable task)
      implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      int byTime = Long.compare(dueNs, other.dueNs);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }
}
