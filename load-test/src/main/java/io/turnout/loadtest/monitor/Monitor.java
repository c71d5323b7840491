package io.turnout.loadtest.monitor;

import io.turnout.report.record.RunRecorder;
import java.time.Instant;

/** Confined to the thread that reads it. Reads what one program or machine is doing. */
interface Monitor extends AutoCloseable {
  /** {@return the name in graphs, events and thresholds} */
  String name();

  /**
   * Reads the figures of now and records them. What the source does not say is not recorded. Ends
   * within a few seconds.
   *
   * @param at the second that the figures belong to
   * @throws MonitorException when the source cannot be read
   */
  void read(Instant at, RunRecorder recorder) throws MonitorException, InterruptedException;

  /** Lets go of the source; never throws. */
  @Override
  void close();
}
