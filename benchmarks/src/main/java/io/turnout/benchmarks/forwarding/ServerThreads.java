package io.turnout.benchmarks.forwarding;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Pure. What the server's packet threads have used: those that read sockets and those that forward.
 */
final class ServerThreads {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private ServerThreads() {}

  /**
   * Processor time and allocation since the threads began. Immutable.
   *
   * @param cpuNs user and system
   */
  record Usage(long cpuNs, long allocatedBytes) {
    Usage minus(Usage earlier) {
      return new Usage(cpuNs - earlier.cpuNs, allocatedBytes - earlier.allocatedBytes);
    }
  }

  static Usage now() {
    long[] ids =
        Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
            .filter(thread -> thread != null && isServers(thread.getThreadName()))
            .mapToLong(thread -> thread.getThreadId())
            .toArray();
    return new Usage(
        Arrays.stream(THREADS.getThreadCpuTime(ids)).sum(),
        Arrays.stream(THREADS.getThreadAllocatedBytes(ids)).sum());
  }

  private static boolean isServers(String name) {
    return name.startsWith("media-loop") || name.startsWith("udp-reader");
  }
}
