package io.turnout.loadtest.live;

import io.turnout.report.record.UserState;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Pure. A run as Prometheus reads it (text format 0.0.4). */
final class LiveMetrics {
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final StringBuilder text = new StringBuilder();

  private LiveMetrics() {}

  static String of(LiveState state) {
    LiveMetrics metrics = new LiveMetrics();
    metrics.users(state);
    metrics.gauge("elapsed_seconds", "Since the run began.", (double) state.elapsedSeconds());
    metrics.gauge(
        "meetings_connected",
        "Meetings in which a user is connected.",
        (double) state.meetingsConnected());
    LivePoint last = state.points().getLast();
    metrics.gauge(
        "video_frames_per_second",
        "Mean over users of the slowest video that each receives.",
        last.framesPerSecond());
    metrics.gauge(
        "packet_loss_ratio",
        "Mean over users of the worst stream that each receives.",
        last.loss());
    metrics.gauge(
        "received_bits_per_second", "Received by all users together.", last.receivedBps());
    metrics.cpu(last.cpuPercent());
    return metrics.text.toString();
  }

  private void users(LiveState state) {
    head("users", "Virtual users by state.");
    for (UserState wanted : UserState.values()) {
      long count = state.users().stream().filter(user -> user.state() == wanted).count();
      text.append("turnout_run_users{state=\"")
          .append(wanted.name().toLowerCase(Locale.ROOT))
          .append("\"} ")
          .append(count)
          .append('\n');
    }
  }

  private void cpu(Map<String, Double> percent) {
    if (percent.isEmpty()) {
      return;
    }
    head("cpu_cores", "Processor cores used by what is watched.");
    new TreeMap<>(percent)
        .forEach(
            (name, value) ->
                text.append("turnout_run_cpu_cores{monitor=\"")
                    .append(name)
                    .append("\"} ")
                    .append(value / 100)
                    .append('\n'));
  }

  /** What is not known has no line. */
  private void gauge(String name, String help, @Nullable Double value) {
    if (value != null) {
      head(name, help);
      text.append("turnout_run_").append(name).append(' ').append(value).append('\n');
    }
  }

  private void head(String name, String help) {
    text.append("# HELP turnout_run_").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE turnout_run_").append(name).append(" gauge\n");
  }
}
