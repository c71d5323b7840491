package io.turnout.report.testing;

import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.Sample;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Thread-safe. Keeps what is recorded; its lists are live. */
public final class RecordedRun implements RunRecorder {
  private final List<RunEvent> events = new CopyOnWriteArrayList<>();
  private final List<Sample> samples = new CopyOnWriteArrayList<>();

  /** A run of which nothing is recorded yet. */
  public RecordedRun() {}

  @Override
  public void record(RunEvent event) {
    events.add(event);
  }

  @Override
  public void record(Sample sample) {
    samples.add(sample);
  }

  public List<RunEvent> events() {
    return events;
  }

  public List<Sample> samples() {
    return samples;
  }

  /** {@return the values of a metric, in the order in which they were recorded} */
  public List<Double> values(Metric metric) {
    return samples.stream().filter(s -> s.metric() == metric).map(Sample::value).toList();
  }
}
