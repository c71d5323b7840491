package io.turnout.meetingapp.http;

import com.sun.management.UnixOperatingSystemMXBean;
import io.turnout.meetingapp.media.MediaServerStatus;
import io.turnout.meetingapp.meeting.MeetingRegistry;
import io.turnout.meetingapp.protocol.ErrorCode;
import io.turnout.meetingapp.signalling.Refusals;
import io.turnout.meetingapp.signalling.SignallingRoute;
import java.lang.management.ManagementFactory;
import oshi.SystemInfo;
import oshi.software.os.OperatingSystem;

/** Thread-safe. The application's metrics in Prometheus' text format 0.0.4. */
final class MetricsPage {
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final MeetingRegistry registry;
  private final SignallingRoute signalling;
  private final Refusals refusals;
  private final OperatingSystem operatingSystem = new SystemInfo().getOperatingSystem();

  MetricsPage(MeetingRegistry registry, SignallingRoute signalling, Refusals refusals) {
    this.registry = registry;
    this.signalling = signalling;
    this.refusals = refusals;
  }

  String render() {
    PrometheusText text = new PrometheusText();
    text.gauge(
        "turnout_meeting_app_websockets",
        "Signalling WebSockets open now.",
        signalling.openSockets());
    text.gauge("turnout_meeting_app_meetings", "Meetings going on.", registry.meetingCount());
    text.gauge("turnout_meeting_app_users", "Users in meetings.", registry.userCount());
    text.gauge(
        "turnout_meeting_app_endpoints",
        "WebRTC endpoints that live on media servers.",
        registry.endpointCount());
    text.type(
        "turnout_meeting_app_refusals_total", "counter", "Refusals since the start, by code.");
    for (ErrorCode code : ErrorCode.values()) {
      text.sample(
          "turnout_meeting_app_refusals_total",
          "code",
          code.wireName(),
          (double) refusals.of(code));
    }
    text.type(
        "turnout_meeting_app_media_server_connected",
        "gauge",
        "1 while the media server answers, else 0.");
    for (MediaServerStatus server : registry.mediaServers()) {
      text.sample(
          "turnout_meeting_app_media_server_connected",
          "uri",
          server.uri().toString(),
          server.connected() ? 1 : 0);
    }
    process(text);
    return text.toString();
  }

  private void process(PrometheusText text) {
    var runtime = ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class);
    if (runtime != null && runtime.getProcessCpuTime() >= 0) {
      text.counter(
          "process_cpu_seconds_total",
          "CPU time of this process, user and system.",
          runtime.getProcessCpuTime() / 1e9);
    }
    if (runtime != null && runtime.getOpenFileDescriptorCount() >= 0) {
      text.gauge(
          "process_open_fds",
          "File descriptors open in this process.",
          (double) runtime.getOpenFileDescriptorCount());
    }
    var process = operatingSystem.getCurrentProcess();
    if (process != null && process.getResidentMemory() > 0) {
      text.gauge(
          "process_resident_memory_bytes",
          "Resident memory of this process.",
          (double) process.getResidentMemory());
    }
    text.gauge(
        "jvm_memory_heap_used_bytes",
        "Heap in use, garbage included.",
        (double) ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    text.gauge(
        "jvm_threads_current",
        "Platform threads.",
        ManagementFactory.getThreadMXBean().getThreadCount());
    text.gauge(
        "process_start_time_seconds",
        "Start of this process, seconds since the epoch.",
        ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3);
  }
}
