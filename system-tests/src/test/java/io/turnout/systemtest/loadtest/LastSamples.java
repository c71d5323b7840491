package io.turnout.systemtest.loadtest;

import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.Sample;
import io.turnout.report.record.Subject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Thread-safe. Keeps the newest figures of one monitor, how many there were, and all events. */
final class LastSamples implements RunRecorder {
  private final String monitor;
  private final Map<Metric, Double> last = new ConcurrentHashMap<>();
  private final Map<Metric, Integer> counts = new ConcurrentHashMap<>();
  private final List<RunEvent> events = new CopyOnWriteArrayList<>();

  LastSamples(String monitor) {
    this.monitor = monitor;
  }

  @Override
  public void record(RunEvent event) {
    events.add(event);
  }

  @Override
  public void record(Sample sample) {
    if (sample.subject().equals(new Subject.Monitored(monitor))) {
      last.put(sample.metric(), sample.value());
      counts.merge(sample.metric(), 1, Integer::sum);
    }
  }

  /** {@return the newest figure, not a number before the first one} */
  double last(Metric metric) {
    return last.getOrDefault(metric, Double.NaN);
  }

  int count(Metric metric) {
    return counts.getOrDefault(metric, 0);
  }

  @Override
  public String toString() {
    return last + " " + events;
  }
}
