package io.turnout.net;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Thread-safe. A fixed number of event loops, each on its own daemon thread. */
public final class EventLoopGroup implements AutoCloseable {
  private final List<EventLoopThread> loops;
  private final AtomicInteger next = new AtomicInteger();

  private EventLoopGroup(List<EventLoopThread> loops) {
    this.loops = loops;
  }

  /**
   * Starts the loops.
   *
   * @param name prefix of the threads' names
   * @param loops how many, at least one; as many as there are cores is usual
   * @throws IllegalArgumentException when {@code loops} is below one
   */
  public static EventLoopGroup start(String name, int loops) {
    if (loops < 1) {
      throw new IllegalArgumentException("loops: found " + loops + ", must be at least 1");
    }
    EventLoopGroup group =
        new EventLoopGroup(
            IntStream.range(0, loops).mapToObj(i -> new EventLoopThread(name + '-' + i)).toList());
    group.loops.forEach(EventLoopThread::start);
    return group;
  }

  /** {@return the loops in turn} */
  public EventLoop next() {
    return loops.get(Math.floorMod(next.getAndIncrement(), loops.size()));
  }

  /** {@return how many loops there are} */
  public int size() {
    return loops.size();
  }

  /** Runs what was handed in before and ends the threads; later tasks are rejected. */
  @Override
  public void close() {
    loops.forEach(EventLoopThread::close);
  }
}
