package io.turnout.loadtest.monitor;

import io.turnout.report.record.Metric;
import io.turnout.report.record.RunRecorder;
import io.turnout.report.record.Sample;
import io.turnout.report.record.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/** Processes of this machine, taken together. Confined to one thread. */
final class ProcessMonitor implements Monitor {
  private final String name;
  private final String description;
  private final Function<OperatingSystem, List<OSProcess>> find;
  private final OperatingSystem system = new SystemInfo().getOperatingSystem();
  private Map<Integer, CpuMeter> meters = new HashMap<>();

  private ProcessMonitor(
      String name, String description, Function<OperatingSystem, List<OSProcess>> find) {
    this.name = name;
    this.description = description;
    this.find = find;
  }

  static ProcessMonitor ofId(String name, int pid) {
    return new ProcessMonitor(
        name, "number " + pid, system -> Stream.ofNullable(system.getProcess(pid)).toList());
  }

  /** Watches all processes with this text in their command line, this one excepted. */
  static ProcessMonitor ofCommand(String name, String command) {
    long self = ProcessHandle.current().pid();
    return new ProcessMonitor(
        name,
        "'" + command + "' in its command line",
        system ->
            system.getProcesses().stream()
                .filter(Objects::nonNull)
                .filter(process -> process.getProcessID() != self)
                .filter(process -> process.getCommandLine().contains(command))
                .toList());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void read(Instant at, RunRecorder recorder) throws MonitorException {
    List<OSProcess> processes = find.apply(system);
    long nowNs = System.nanoTime();
    if (processes.isEmpty()) {
      meters = new HashMap<>();
      throw new MonitorException("there is no process with " + description);
    }
    Map<Integer, CpuMeter> seen = new HashMap<>();
    boolean known = false;
    double percent = 0;
    double bytes = 0;
    for (OSProcess process : processes) {
      CpuMeter meter = meters.getOrDefault(process.getProcessID(), new CpuMeter());
      seen.put(process.getProcessID(), meter);
      double cpuSeconds = (process.getUserTime() + process.getKernelTime()) / 1000.0;
      OptionalDouble used = meter.percentOfOneCore(cpuSeconds, nowNs);
      known |= used.isPresent();
      percent += used.orElse(0);
      bytes += process.getResidentMemory();
    }
    meters = seen;
    Subject subject = new Subject.Monitored(name);
    if (known) {
      recorder.record(new Sample(at, subject, Metric.CPU, percent));
    }
    recorder.record(new Sample(at, subject, Metric.MEMORY, bytes));
  }

  @Override
  public void close() {}
}
