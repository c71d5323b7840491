package io.turnout.loadtest.plan;

import java.net.URI;

/** What is watched while the run goes on, and how. Immutable. */
public sealed interface MonitorSource {
  /** {@return the name in graphs, events and thresholds} */
  String name();

  /** Any program with a page of metrics in Prometheus text format. */
  record Prometheus(String name, URI url) implements MonitorSource {
    public Prometheus {
      Limits.checkName("monitors.prometheus.name", name);
      Limits.checkUrl("monitors.prometheus.url", url, "http", "https");
    }
  }

  /** A Kurento Media Server, through its control address. */
  record Kurento(String name, URI url) implements MonitorSource {
    public Kurento {
      Limits.checkName("monitors.kurento.name", name);
      Limits.checkUrl("monitors.kurento.url", url, "ws", "wss");
    }
  }

  /** A process of this machine by its number. */
  record ProcessById(String name, int pid) implements MonitorSource {
    public ProcessById {
      Limits.checkName("monitors.process.name", name);
      Limits.PID.check("monitors.process.pid", pid);
    }
  }

  /**
   * All processes of this machine whose command line contains a text, taken together.
   *
   * @param command not empty
   */
  record ProcessByCommand(String name, String command) implements MonitorSource {
    public ProcessByCommand {
      Limits.checkName("monitors.process.name", name);
      if (command.isBlank()) {
        throw new IllegalArgumentException(
            "monitors.process.command: found nothing, expected a part of the command line");
      }
    }
  }
}
