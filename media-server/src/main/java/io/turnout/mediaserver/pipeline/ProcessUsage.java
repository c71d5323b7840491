package io.turnout.mediaserver.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Thread-safe. What this process uses of the machine. */
public final class ProcessUsage {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";

  private ProcessUsage() {}

  /** {@return processor time since the process began, empty where the system does not tell} */
  public static OptionalLong cpuTimeNs() {
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      long timeNs = system.getProcessCpuTime();
      return timeNs < 0 ? OptionalLong.empty() : OptionalLong.of(timeNs);
    }
    return OptionalLong.empty();
  }

  /** {@return resident memory, empty where the system does not tell (proc(5), Linux only)} */
  public static OptionalLong residentBytes() {
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
