package io.turnout.virtualuser.grid.nodes;

import io.turnout.virtualuser.grid.nodes.NodeResult.Outcome;
import io.turnout.virtualuser.machine.MachineConnector;
import io.turnout.virtualuser.machine.MachineException;
import java.util.List;

/** Thread-safe. Ends hubs and nodes that Turnout started, and no others. */
final class RoleEnd {
  private final MachineConnector connector;
  private final FleetSettings settings;
  private final HubWatch watch;
  private final FleetProgress progress;
  private final boolean keepLogs;

  RoleEnd(
      MachineConnector connector,
      FleetSettings settings,
      HubWatch watch,
      FleetProgress progress,
      boolean keepLogs) {
    this.connector = connector;
    this.settings = settings;
    this.watch = watch;
    this.progress = progress;
    this.keepLogs = keepLogs;
  }

  NodeResult node(ListedNode node) {
    return end(node.name(), node.gridPlace(), Role.nodeName(node), node, true);
  }

  NodeResult hub(ListedNode node) {
    return end(
        "hub on " + node.machine(),
        node.gridHost() + ":" + settings.hubPort(),
        Role.hubName(node, settings),
        node,
        false);
  }

  private NodeResult end(String name, String place, String role, ListedNode node, boolean drained) {
    try (FleetMachine machine = new FleetMachine(connector.connect(node.machine()), settings)) {
      String state = machine.state(role).first("state").orElse("");
      String cut = "";
      if (drained && state.equals("running")) {
        progress.happened(name, "draining");
        cut = drain(place);
      }
      if (!state.equals("absent")) {
        progress.happened(name, "stopping");
      }
      String ended = machine.stop(role, keepLogs);
      progress.happened(name, ended.equals("absent") ? "nothing to stop" : "stopped");
      return switch (ended) {
        case "absent" ->
            result(name, place, Outcome.NOT_RUNNING, "Turnout has started nothing here");
        case "ended" -> result(name, place, Outcome.NOT_RUNNING, "it had ended by itself");
        case "killed" -> result(name, place, Outcome.STOPPED, "it had to be killed. " + cut);
        default -> result(name, place, Outcome.STOPPED, cut);
      };
    } catch (MachineException e) {
      return result(name, place, Outcome.FAILED, String.valueOf(e.getMessage()));
    }
  }

  /** A hub that is gone, or does not want to, keeps nobody from stopping the node. */
  private String drain(String place) {
    try {
      int sessions = watch.drain(place, settings.drainTimeout());
      return sessions == 0 ? "" : sessions + " sessions were cut off";
    } catch (MachineException e) {
      return "not drained: " + e.getMessage();
    }
  }

  private static NodeResult result(String name, String place, Outcome outcome, String detail) {
    return new NodeResult(name, place, outcome, "", false, detail.strip(), List.of());
  }
}
