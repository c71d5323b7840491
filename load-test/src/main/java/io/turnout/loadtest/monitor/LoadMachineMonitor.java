package io.turnout.loadtest.monitor;

import io.turnout.report.record.Metric;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.Sample;
import io.turnout.report.record.Subject;
import java.time.Instant;
import java.util.Optional;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;

/** The machine that runs the load, as a whole: all its processes. Confined to one thread. */
final class LoadMachineMonitor implements Monitor {
  private final String name;
  private final CentralProcessor processor;
  private final GlobalMemory memory;
  private Optional<long[]> lastTicks = Optional.empty();

  LoadMachineMonitor(String name) {
    this.name = name;
    SystemInfo system = new SystemInfo();
    processor = system.getHardware().getProcessor();
    memory = system.getHardware().getMemory();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void read(Instant at, RunRecorder recorder) {
    Subject subject = new Subject.Monitored(name);
    long[] ticks = processor.getSystemCpuLoadTicks();
    lastTicks.ifPresent(
        last ->
            recorder.record(
                new Sample(
                    at,
                    subject,
                    Metric.CPU,
                    100
                        * processor.getLogicalProcessorCount()
                        * processor.getSystemCpuLoadBetweenTicks(last, ticks))));
    lastTicks = Optional.of(ticks);
    recorder.record(
        new Sample(
            at, subject, Metric.MEMORY, (double) (memory.getTotal() - memory.getAvailable())));
  }

  @Override
  public void close() {}
}
