package io.turnout.mediaserver.stats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What this process uses. Immutable.
 *
 * @param cpuNs user and system time since the process began, empty where not known
 * @param residentBytes resident set size, empty where not known
 * @param heapUsedBytes heap in use, garbage included
 * @param heapMaxBytes the most the heap may grow to
 */
public record ProcessUsage(
    OptionalLong cpuNs, OptionalLong residentBytes, long heapUsedBytes, long heapMaxBytes) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";

  /** {@return the usage now} */
  public static ProcessUsage now() {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return new ProcessUsage(cpu(), resident(), heap.getUsed(), heap.getMax());
  }

  private static OptionalLong cpu() {
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      long timeNs = system.getProcessCpuTime();
      return timeNs < 0 ? OptionalLong.empty() : OptionalLong.of(timeNs);
    }
    return OptionalLong.empty();
  }

  /** Only Linux tells it without native code (proc(5)). */
  private static OptionalLong resident() {
    try (var lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith(RESIDENT))
          .map(line -> line.substring(RESIDENT.length()).replace("kB", "").strip())
          .mapToLong(kibibytes -> Long.parseLong(kibibytes) * 1024)
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return OptionalLong.empty();
    }
  }
}
