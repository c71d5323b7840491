package io.turnout.virtualuser.grid.nodes;

import io.turnout.virtualuser.machine.CommandOutput;
import io.turnout.virtualuser.machine.Machine;
import io.turnout.virtualuser.machine.MachineException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Confined to one thread. What the fleet does on one machine; each is one script. */
final class FleetMachine implements AutoCloseable {
  private static final Duration SHORT = Duration.ofSeconds(30);
  private static final Duration FACTS_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration START_TIMEOUT = Duration.ofMinutes(1);
  private static final Duration STOP_GRACE = Duration.ofSeconds(20);
  private static final Duration STOP_TIMEOUT = Duration.ofMinutes(2);

  private final Machine machine;
  private final String base;

  FleetMachine(Machine machine, FleetSettings settings) {
    this.machine = machine;
    this.base = settings.base();
  }

  Machine machine() {
    return machine;
  }

  /** What is there, and how a role is doing. */
  MachineFacts facts(String role, int port, ListedNode node, List<String> products)
      throws MachineException {
    RemoteScript script =
        script("facts.sh", role)
            .with("port", Integer.toString(port))
            .with("products", String.join(" ", products))
            .with("jdk", node.jdk().orElse(""));
    for (String name : NodeSettings.EXECUTABLES) {
      script.with(name, node.executables().getOrDefault(name, ""));
    }
    return MachineFacts.parse(machine.run(script.text(), FACTS_TIMEOUT).out());
  }

  void copy(Distribution distribution) throws MachineException {
    distribution.copyTo(machine, base);
  }

  void start(Role role, String jdk, String distribution) throws MachineException {
    Scripts.require(
        machine,
        script("start.sh", role.name())
            .with("settings", role.fingerprint(distribution, jdk))
            .with("command", role.commandLine(jdk, base + "/dist/" + distribution + "/lib"))
            .with("environment", role.environmentLines())
            .with("links", role.linkLines())
            .with("supervise", RemoteScript.resource("supervise.sh")),
        START_TIMEOUT,
        "the process could not be started");
  }

  /**
   * {@return how it ended: {@code stopped}, {@code killed}, {@code ended} before, {@code absent}}
   */
  String stop(String role, boolean keepLogs) throws MachineException {
    return Scripts.require(
            machine,
            script("stop.sh", role)
                .with("seconds", Long.toString(STOP_GRACE.toSeconds()))
                .with("keep_logs", keepLogs ? "yes" : "no"),
            STOP_TIMEOUT,
            "not everything could be removed")
        .first("state")
        .orElse("unknown");
  }

  Answer state(String role) throws MachineException {
    return Scripts.require(machine, script("state.sh", role), SHORT, "its state cannot be read");
  }

  /** {@return the roles for which a distribution was kept} */
  List<String> purge() throws MachineException {
    return Scripts.require(
            machine, script("purge.sh", ""), SHORT, "the distribution could not be removed")
        .all("kept");
  }

  /** Hands over the end of a role's log, and what comes after it if asked. */
  void logs(String role, int lines, boolean follow, Consumer<String> line) throws MachineException {
    CommandOutput ended =
        machine.follow(
            script("logs.sh", role)
                .with("lines", Integer.toString(lines))
                .with("follow", follow ? "yes" : "no")
                .text(),
            line);
    if (!ended.succeeded()) {
      throw new MachineException(machine.address() + ": " + ended.complaint());
    }
  }

  private RemoteScript script(String name, String role) {
    return new RemoteScript(name).with("base", base).with("name", role);
  }

  @Override
  public void close() {
    machine.close();
  }
}
