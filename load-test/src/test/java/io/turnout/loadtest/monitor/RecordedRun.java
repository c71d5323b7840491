package io.turnout.loadtest.monitor;

import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.Sample;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Thread-safe. Keeps what monitors record. */
final class RecordedRun implements RunRecorder {
  private final List<RunEvent> events = new CopyOnWriteArrayList<>();
  private final List<Sample> samples = new CopyOnWriteArrayList<>();

  @Override
  public void record(RunEvent event) {
    events.add(event);
  }

  @Override
  public void record(Sample sample) {
    samples.add(sample);
  }

  List<RunEvent> events() {
    return events;
  }

  List<Sample> samples() {
    return samples;
  }

  List<Double> values(Metric metric) {
    return samples.stream().filter(s -> s.metric() == metric).map(Sample::value).toList();
  }
}
