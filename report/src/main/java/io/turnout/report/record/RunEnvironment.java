package io.turnout.report.record;

import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * On what a run was played. Immutable.
 *
 * @param toolVersion Turnout's
 * @param cores of the machine that generated the load
 * @param memoryBytes of that machine
 * @param browser name and version, if browsers played and said so
 * @param servers what was tested, by the name in the plan, e.g. {@code media-server} → {@code
 *     Kurento Media Server 7.3.0}
 */
public record RunEnvironment(
    String toolVersion,
    int cores,
    OptionalLong memoryBytes,
    String operatingSystem,
    String jvm,
    Optional<String> browser,
    Map<String, String> servers) {
  public RunEnvironment {
    servers = Collections.unmodifiableMap(new TreeMap<>(servers));
  }

  /** {@return this machine and JVM, with no browser and no servers named} */
  public static RunEnvironment ofThisMachine(String toolVersion) {
    return new RunEnvironment(
        toolVersion,
        Runtime.getRuntime().availableProcessors(),
        machineMemoryBytes(),
        property("os.name") + " " + property("os.version") + " (" + property("os.arch") + ")",
        property("java.vm.name") + " " + property("java.runtime.version"),
        Optional.empty(),
        Map.of());
  }

  public RunEnvironment withBrowser(String nameAndVersion) {
    return new RunEnvironment(
        toolVersion,
        cores,
        memoryBytes,
        operatingSystem,
        jvm,
        Optional.of(nameAndVersion),
        servers);
  }

  public RunEnvironment withServer(String name, String kind) {
    var more = new TreeMap<>(servers);
    more.put(name, kind);
    return new RunEnvironment(toolVersion, cores, memoryBytes, operatingSystem, jvm, browser, more);
  }

  private static OptionalLong machineMemoryBytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? OptionalLong.of(machine.getTotalMemorySize())
        : OptionalLong.empty();
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }
}
