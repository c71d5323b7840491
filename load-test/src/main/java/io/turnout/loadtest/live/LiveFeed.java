package io.turnout.loadtest.live;

import io.turnout.loadtest.progress.Progress;
import io.turnout.loadtest.progress.ProgressListener;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.Sample;
import io.turnout.report.record.VirtualUserId;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. What the run shows of itself: hears all that is recorded, and once a second makes a
 * state of it for whoever looks.
 */
final class LiveFeed implements RunRecorder, ProgressListener {
  /** An hour of seconds; the report shows it all. */
  private static final int MOST_POINTS = 3600;

  private static final int MOST_MESSAGES = 50;

  private final String run;
  private final InstantSource clock;
  private final LiveUsers users = new LiveUsers();
  private final Object lock = new Object();
  private final Deque<LivePoint> points = new ArrayDeque<>();
  private final Deque<String> messages = new ArrayDeque<>();
  private @Nullable Progress progress;
  private Consumer<LiveState> listener = _ -> {};

  /**
   * @param run name of the plan
   */
  LiveFeed(String run, InstantSource clock) {
    this.run = run;
    this.clock = clock;
  }

  /** Has each new state told to one listener, on the thread that plays the run. */
  void listen(Consumer<LiveState> consumer) {
    synchronized (lock) {
      listener = consumer;
    }
  }

  /** {@return whether the plan has this user} */
  boolean knows(VirtualUserId user) {
    return users.knows(user);
  }

  @Override
  public void record(RunEvent event) {
    users.record(event);
    String message =
        switch (event) {
          case RunEvent.Warning warning -> warning.message();
          case RunEvent.ThresholdBreached breach -> breach.reason();
          case RunEvent.MonitorLost lost -> lost.monitor() + ": " + lost.reason();
          default -> "";
        };
    if (!message.isEmpty()) {
      synchronized (lock) {
        messages.addLast(message);
        if (messages.size() > MOST_MESSAGES) {
          messages.removeFirst();
        }
      }
    }
  }

  @Override
  public void record(Sample sample) {
    users.record(sample);
  }

  @Override
  public void onProgress(Progress now) {
    List<LiveUsers.Row> rows = users.rows(clock.instant());
    LivePoint point = LivePoint.of(now, rows);
    Consumer<LiveState> told;
    LiveState state;
    synchronized (lock) {
      progress = now;
      if (points.isEmpty() || points.getLast().second() < point.second()) {
        points.addLast(point);
      }
      if (points.size() > MOST_POINTS) {
        points.removeFirst();
      }
      told = listener;
      state = state(now, rows, List.of(point));
    }
    told.accept(state);
  }

  /** {@return the state now, with all seconds so far; empty before the run has begun} */
  @Nullable LiveState all() {
    List<LiveUsers.Row> rows = users.rows(clock.instant());
    synchronized (lock) {
      return progress == null ? null : state(progress, rows, new ArrayList<>(points));
    }
  }

  private LiveState state(Progress now, List<LiveUsers.Row> rows, List<LivePoint> seconds) {
    return new LiveState(
        run,
        now.phase(),
        now.elapsed().toSeconds(),
        now.remaining().toSeconds(),
        now.meetings(),
        now.meetingsConnected(),
        rows,
        seconds,
        List.copyOf(messages));
  }
}
