package io.turnout.loadtest.monitor;

import io.turnout.loadtest.plan.MonitorSource;
import io.turnout.loadtest.plan.Plan;
import io.turnout.report.record.RunRecorder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Thread-safe. All monitors of a run, each read once a second on a thread of its own. */
public final class MonitorSet implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private final List<Thread> threads = new ArrayList<>();

  private MonitorSet() {}

  /** Starts to watch the sources and the load machine; all seconds are those of the clock. */
  public static MonitorSet start(
      List<MonitorSource> sources, RunRecorder recorder, InstantSource clock) {
    List<Monitor> monitors = new ArrayList<>();
    monitors.add(new LoadMachineMonitor(Plan.LOAD_MACHINE));
    sources.forEach(source -> monitors.add(monitor(source)));
    return start(monitors, recorder, clock, INTERVAL);
  }

  static MonitorSet start(
      List<Monitor> monitors, RunRecorder recorder, InstantSource clock, Duration interval) {
    MonitorSet set = new MonitorSet();
    for (Monitor monitor : monitors) {
      set.threads.add(
          Thread.ofVirtual()
              .name("monitor-" + monitor.name())
              .start(new MonitorLoop(monitor, recorder, clock, interval)));
    }
    return set;
  }

  private static Monitor monitor(MonitorSource source) {
    return switch (source) {
      case MonitorSource.Prometheus(var name, var url) -> new PrometheusMonitor(name, url);
      case MonitorSource.Kurento(var name, var url) -> new KurentoMonitor(name, url);
      case MonitorSource.ProcessById(var name, var pid) -> ProcessMonitor.ofId(name, pid);
      case MonitorSource.ProcessByCommand(var name, var command) ->
          ProcessMonitor.ofCommand(name, command);
    };
  }

  /** Ends all monitors and waits for them for some seconds. */
  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(LONGEST_END);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
