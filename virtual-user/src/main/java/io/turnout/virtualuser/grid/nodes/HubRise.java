package io.turnout.virtualuser.grid.nodes;

import io.turnout.virtualuser.grid.nodes.NodeResult.Outcome;
import io.turnout.virtualuser.machine.Check;
import io.turnout.virtualuser.machine.MachineConnector;
import io.turnout.virtualuser.machine.MachineException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Confined to one thread. Brings the hub up, or finds the one that runs. */
final class HubRise {
  private final MachineConnector connector;
  private final FleetSettings settings;
  private final HubWatch watch;
  private final FleetProgress progress;

  HubRise(
      MachineConnector connector, FleetSettings settings, HubWatch watch, FleetProgress progress) {
    this.connector = connector;
    this.settings = settings;
    this.watch = watch;
    this.progress = progress;
  }

  NodeResult rise(NodeList list, Distribution distribution) {
    URI address = settings.hubAddress(list);
    String place = address.getHost() + ":" + address.getPort();
    if (settings.hub().isPresent()) {
      return watch.answers()
          ? result("hub", place, Outcome.FOREIGN, "used as it is", List.of())
          : result("hub", place, Outcome.FAILED, "no hub answers at " + address, List.of());
    }
    ListedNode node = list.hubMachine();
    String name = "hub on " + node.machine();
    try (FleetMachine machine = new FleetMachine(connector.connect(node.machine()), settings)) {
      return rise(name, place, node, machine, distribution);
    } catch (MachineException | IOException e) {
      return result(name, place, Outcome.FAILED, String.valueOf(e.getMessage()), List.of());
    }
  }

  private NodeResult rise(
      String name, String place, ListedNode node, FleetMachine machine, Distribution distribution)
      throws MachineException, IOException {
    Role role = Role.hub(node, settings);
    MachineFacts facts = machine.facts(role.name(), settings.hubPort(), node, List.of());
    boolean ours = facts.running().isPresent();
    if (!ours && watch.answers()) {
      return result(name, place, Outcome.FOREIGN, "ran already; used as it is", List.of());
    }
    Check jdkCheck = MachineChecks.jdkCheck(facts);
    Optional<MachineFacts.Installed> jdk = MachineChecks.jdk(facts);
    if (jdk.isEmpty()) {
      return result(name, place, Outcome.FAILED, jdkCheck.line(), List.of(jdkCheck));
    }
    String fingerprint = role.fingerprint(distribution.name(), jdk.get().path());
    Outcome outcome = Outcome.STARTED;
    if (ours && facts.running().filter(fingerprint::equals).isPresent()) {
      outcome = Outcome.ALREADY_UP;
    } else {
      if (ours) {
        int sessions = watch.answers() ? watch.sessions() : 0;
        if (sessions > 0) {
          throw new MachineException(
              "it runs with other settings or another version, and with "
                  + sessions
                  + " sessions; end them, or take the grid down first");
        }
        progress.happened(name, "stopping: it ran with other settings or another version");
        machine.stop(role.name(), false);
        outcome = Outcome.RESTARTED;
      }
      Installation.require(machine, facts, distribution, name, progress);
      progress.happened(name, "starting");
      machine.start(role, jdk.get().path(), distribution.name());
    }
    watch.awaitUp(Optional.empty(), machine, role.name(), settings.upTimeout());
    progress.happened(name, "up");
    return result(name, place, outcome, "", List.of(jdkCheck));
  }

  private static NodeResult result(
      String name, String place, Outcome outcome, String detail, List<Check> checks) {
    return new NodeResult(name, place, outcome, "", false, detail, checks);
  }
}
