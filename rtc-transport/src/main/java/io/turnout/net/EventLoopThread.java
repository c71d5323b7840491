package io.turnout.net;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Thread-safe. An event loop on a thread of its own; parks while there is nothing to do. */
final class EventLoopThread implements EventLoop, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventLoopThread.class);

  /** A turn ends after so many tasks, so that timers and flushes are not starved. */
  private static final int MAX_TASKS_PER_TURN = 256;

  private final Thread thread;
  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<LoopTimer> timers = new PriorityQueue<>();
  private List<Runnable> turnEnd = new ArrayList<>();
  private List<Runnable> turnEndSpare = new ArrayList<>();
  private volatile boolean parked;
  private volatile boolean closed;

  EventLoopThread(String name) {
    thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  @Override
  public void execute(Runnable task) {
    if (closed) {
      throw new RejectedExecutionException("event loop " + thread.getName() + " is closed");
    }
    tasks.add(task);
    wake();
  }

  private void wake() {
    if (parked && Thread.currentThread() != thread) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public ScheduledTask schedule(Duration delay, Runnable task) {
    return add(new LoopTimer(nowNs() + delay.toNanos(), 0, task));
  }

  @Override
  public ScheduledTask scheduleAtFixedRate(Duration period, Runnable task) {
    long periodNs = LoopTimer.requirePositive(period);
    return add(new LoopTimer(nowNs() + periodNs, periodNs, task));
  }

  private ScheduledTask add(LoopTimer timer) {
    if (inEventLoop()) {
      timers.add(timer);
    } else {
      execute(() -> timers.add(timer));
    }
    return timer;
  }

  @Override
  public void executeAtTurnEnd(Runnable task) {
    turnEnd.add(task);
  }

  @Override
  public boolean inEventLoop() {
    return Thread.currentThread() == thread;
  }

  @Override
  public long nowNs() {
    return System.nanoTime();
  }

  private void run() {
    while (true) {
      boolean drained = runTasks();
      runTimers();
      runTurnEnd();
      if (drained) {
        if (closed && tasks.isEmpty()) {
          return;
        }
        await();
      }
    }
  }

  /** {@return whether no task is left} */
  private boolean runTasks() {
    for (int i = 0; i < MAX_TASKS_PER_TURN; i++) {
      Runnable task = tasks.poll();
      if (task == null) {
        return true;
      }
      runSafely(task);
    }
    return false;
  }

  private void runTimers() {
    LoopTimer next = timers.peek();
    if (next == null) {
      return;
    }
    long nowNs = nowNs();
    while (next != null && next.dueNs() - nowNs <= 0) {
      timers.poll();
      if (!next.cancelled()) {
        runSafely(next.task());
        if (next.repeat(nowNs)) {
          timers.add(next);
        }
      }
      next = timers.peek();
    }
  }

  private void runTurnEnd() {
    if (turnEnd.isEmpty()) {
      return;
    }
    List<Runnable> due = turnEnd;
    turnEnd = turnEndSpare;
    for (int i = 0; i < due.size(); i++) {
      runSafely(due.get(i));
    }
    due.clear();
    turnEndSpare = due;
  }

  private void await() {
    parked = true;
    // Looked at again after the flag is up: a task added in between saw it down and did not wake.
    if (tasks.isEmpty() && !closed && turnEnd.isEmpty()) {
      LoopTimer next = timers.peek();
      if (next == null) {
        LockSupport.park(this);
      } else {
        long waitNs = next.dueNs() - nowNs();
        if (waitNs > 0) {
          LockSupport.parkNanos(this, waitNs);
        }
      }
    }
    parked = false;
  }

  @SuppressWarnings("CatchAndPrintStackTrace")
  private static void runSafely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      // One task's fault must not end the loop of everyone else.
      LOG.error("task failed on the event loop", e);
    }
  }

  /** Runs what was handed in before, then ends the thread and waits for it for five seconds. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    if (inEventLoop()) {
      return;
    }
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
