package io.turnout.loadtest;

import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.Sample;
import java.util.List;

/** Thread-safe. Recorders that are all told the same. */
record RecorderGroup(List<RunRecorder> recorders) implements RunRecorder {
  RecorderGroup {
    recorders = List.copyOf(recorders);
  }

  @Override
  public void record(RunEvent event) {
    recorders.forEach(recorder -> recorder.record(event));
  }

  @Override
  public void record(Sample sample) {
    recorders.forEach(recorder -> recorder.record(sample));
  }
}
