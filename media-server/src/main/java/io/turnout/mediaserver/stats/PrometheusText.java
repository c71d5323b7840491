package io.turnout.mediaserver.stats;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Confined to one thread. Writes metrics in Prometheus' text exposition format 0.0.4: one HELP and
 * one TYPE line per metric, then its samples.
 *
 * <p>A metric whose value is unknown is left out, never written as zero.
 */
public final class PrometheusText {
  /** What the answer's Content-Type must be. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final String PREFIX = "turnout_media_";

  private final StringBuilder text = new StringBuilder(4096);

  /** Adds a counter of one sample; its name ends in {@code _total} by convention. */
  public PrometheusText counter(String name, String help, double value) {
    return counter(name, help).sample(name, Map.of(), value);
  }

  /** Adds a gauge of one sample. */
  public PrometheusText gauge(String name, String help, double value) {
    return gauge(name, help).sample(name, Map.of(), value);
  }

  /** Begins a counter whose samples follow, one per combination of labels. */
  public PrometheusText counter(String name, String help) {
    return head(name, "counter", help);
  }

  /** Begins a gauge whose samples follow, one per combination of labels. */
  public PrometheusText gauge(String name, String help) {
    return head(name, "gauge", help);
  }

  /** Adds a sample of the metric just begun. */
  public PrometheusText sample(String name, Map<String, String> labels, double value) {
    text.append(name);
    if (!labels.isEmpty()) {
      text.append(
          new TreeMap<>(labels)
              .entrySet().stream()
                  .map(label -> label.getKey() + "=\"" + escapedLabel(label.getValue()) + '"')
                  .collect(Collectors.joining(",", "{", "}")));
    }
    text.append(' ').append(number(value)).append('\n');
    return this;
  }

  /** Adds every {@link MediaCounter}, summed over the loops. */
  public PrometheusText mediaCounters(Collection<MediaCounters> loops) {
    for (MediaCounter counter : MediaCounter.values()) {
      if (!counter.isDrop()) {
        counter(PREFIX + counter.label() + "_total", counter.description(), sum(counter, loops));
      }
    }
    String dropped = PREFIX + "dropped_packets_total";
    counter(dropped, "Packets received and not forwarded, by cause");
    for (MediaCounter counter : MediaCounter.values()) {
      if (counter.isDrop()) {
        sample(dropped, Map.of("cause", counter.label()), sum(counter, loops));
      }
    }
    return this;
  }

  /** Adds CPU time and memory of this process, as far as they are known here. */
  public PrometheusText process(ProcessUsage usage) {
    usage
        .cpuNs()
        .ifPresent(
            ns -> counter("process_cpu_seconds_total", "User and system CPU time", ns / 1e9));
    usage
        .residentBytes()
        .ifPresent(
            bytes ->
                gauge("process_resident_memory_bytes", "Resident memory size", (double) bytes));
    gauge("jvm_memory_heap_used_bytes", "Heap in use", (double) usage.heapUsedBytes());
    gauge("jvm_memory_heap_max_bytes", "Heap limit", (double) usage.heapMaxBytes());
    return this;
  }

  /** {@return everything added so far} */
  public String text() {
    return text.toString();
  }

  private PrometheusText head(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(escapedHelp(help)).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  private static double sum(MediaCounter counter, Collection<MediaCounters> loops) {
    return (double) loops.stream().mapToLong(loop -> loop.value(counter)).sum();
  }

  private static String escapedHelp(String help) {
    return help.replace("\\", "\\\\").replace("\n", "\\n");
  }

  private static String escapedLabel(String value) {
    return escapedHelp(value).replace("\"", "\\\"");
  }

  private static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
      return Long.toString((long) value);
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return Double.toString(value);
  }
}
