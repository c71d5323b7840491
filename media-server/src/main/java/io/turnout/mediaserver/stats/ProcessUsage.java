package io.turnout.mediaserver.stats;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/**
 * What this process uses. Immutable.
 *
 * @param cpuSeconds user and system time since the process began, empty where not known
 * @param residentBytes resident set size, empty where not known
 * @param heapUsedBytes heap in use, garbage included
 * @param heapMaxBytes the most the heap may grow to
 */
public record ProcessUsage(
    OptionalDouble cpuSeconds, OptionalLong residentBytes, long heapUsedBytes, long heapMaxBytes) {
  private static final OperatingSystem SYSTEM = new SystemInfo().getOperatingSystem();

  /** {@return the usage now} */
  public static ProcessUsage now() {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    OSProcess process = SYSTEM.getCurrentProcess();
    return new ProcessUsage(cpu(process), resident(process), heap.getUsed(), heap.getMax());
  }

  private static OptionalDouble cpu(OSProcess process) {
    long cpuMs = process.getUserTime() + process.getKernelTime();
    return cpuMs <= 0 ? OptionalDouble.empty() : OptionalDouble.of(cpuMs / 1e3);
  }

  private static OptionalLong resident(OSProcess process) {
    long bytes = process.getResidentMemory();
    return bytes <= 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
  }
}
