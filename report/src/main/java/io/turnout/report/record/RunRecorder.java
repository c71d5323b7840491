package io.turnout.report.record;

/** Thread-safe. Takes what happens in a run, as it happens. */
public interface RunRecorder {
  void record(RunEvent event);

  void record(Sample sample);
}
