package io.turnout.virtualuser.grid.nodes;

import io.turnout.virtualuser.grid.nodes.NodeResult.Outcome;
import io.turnout.virtualuser.machine.Check;
import io.turnout.virtualuser.machine.ClockOffset;
import io.turnout.virtualuser.machine.MachineConnector;
import io.turnout.virtualuser.machine.MachineException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Confined to one thread. Brings one node up, or finds that it is. */
final class NodeRise {
  private static final int CLOCK_EXCHANGES = 3;
  private static final Duration CLOCK_TIMEOUT = Duration.ofSeconds(10);

  private final MachineConnector connector;
  private final FleetSettings settings;
  private final HubWatch watch;
  private final FleetProgress progress;
  private final ListedNode node;
  private final List<Check> checks = new ArrayList<>();

  NodeRise(
      MachineConnector connector,
      FleetSettings settings,
      HubWatch watch,
      FleetProgress progress,
      ListedNode node) {
    this.connector = connector;
    this.settings = settings;
    this.watch = watch;
    this.progress = progress;
    this.node = node;
  }

  NodeResult rise(URI hub, Distribution distribution) {
    happened("connecting");
    try (FleetMachine machine = new FleetMachine(connector.connect(node.machine()), settings)) {
      return rise(machine, hub, distribution);
    } catch (MachineException e) {
      return result(Outcome.FAILED, "", false, String.valueOf(e.getMessage()));
    }
  }

  private NodeResult rise(FleetMachine machine, URI hub, Distribution distribution)
      throws MachineException {
    happened("looking at the machine");
    String name = Role.nodeName(node);
    List<String> products =
        node.slots().isEmpty() ? List.of("chrome") : List.copyOf(node.slots().keySet());
    MachineFacts facts = machine.facts(name, node.gridPort(), node, products);
    boolean ours = facts.running().isPresent();
    Optional<RegisteredNode> registered = watch.node(node.gridPlace());
    if (!ours && registered.filter(RegisteredNode::isUp).isPresent()) {
      return result(Outcome.FOREIGN, "", false, "ran already; used as it is");
    }
    SlotChoice choice = SlotChoice.of(node, facts, settings.forceSlots());
    check(machine, facts, choice, ours);
    String problems =
        checks.stream()
            .filter(check -> check.verdict() == Check.Verdict.FAILED)
            .map(Check::line)
            .collect(Collectors.joining(". "));
    Optional<MachineFacts.Installed> jdk = MachineChecks.jdk(facts);
    if (!problems.isEmpty() || jdk.isEmpty()) {
      return result(Outcome.FAILED, "", false, problems);
    }
    Role role = Role.node(node, hub, choice, settings);
    Outcome outcome = run(machine, facts, role, distribution, jdk.get().path());
    happened("up");
    return result(
        outcome,
        SlotChoice.text(choice.slots()),
        choice.forced(),
        checks.stream()
            .filter(check -> check.verdict() == Check.Verdict.WARNING)
            .map(Check::line)
            .collect(Collectors.joining(". ")));
  }

  private void check(FleetMachine machine, MachineFacts facts, SlotChoice choice, boolean ours)
      throws MachineException {
    int browsers = choice.slots().values().stream().mapToInt(Integer::intValue).sum();
    Set<String> products = node.slots().isEmpty() ? Set.of("chrome") : node.slots().keySet();
    checks.add(MachineChecks.jdkCheck(facts));
    checks.addAll(MachineChecks.browsers(facts, products));
    checks.add(choice.check());
    checks.add(MachineChecks.openFiles(facts));
    if (!ours) {
      checks.add(MachineChecks.memory(facts, browsers));
      checks.add(MachineChecks.port(facts, gridAddress(), node.gridPort()));
    }
    checks.add(clock(machine));
  }

  private static Check clock(FleetMachine machine) throws MachineException {
    ClockOffset offset = ClockOffset.measure(machine.machine(), CLOCK_EXCHANGES, CLOCK_TIMEOUT);
    return MachineChecks.clock(offset);
  }

  private Optional<InetAddress> gridAddress() {
    try {
      return Optional.of(InetAddress.getByName(node.gridHost()));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private Outcome run(
      FleetMachine machine, MachineFacts facts, Role role, Distribution distribution, String jdk)
      throws MachineException {
    Outcome outcome = Outcome.STARTED;
    boolean same =
        facts.running().filter(role.fingerprint(distribution.name(), jdk)::equals).isPresent();
    if (same) {
      watch.awaitUp(Optional.of(node.gridPlace()), machine, role.name(), settings.upTimeout());
      return Outcome.ALREADY_UP;
    }
    if (facts.running().isPresent()) {
      happened("draining: it runs with other settings or another version");
      int sessions = watch.drain(node.gridPlace(), settings.drainTimeout());
      if (sessions > 0) {
        throw new MachineException(
            "it runs with other settings or another version and is drained now, with "
                + sessions
                + " sessions left; repeat this when they have ended");
      }
      machine.stop(role.name(), false);
      outcome = Outcome.RESTARTED;
    }
    Installation.require(machine, facts, distribution, node.name(), progress);
    happened("starting");
    machine.start(role, jdk, distribution.name());
    try {
      watch.awaitUp(Optional.of(node.gridPlace()), machine, role.name(), settings.upTimeout());
    } catch (MachineException e) {
      machine.stop(role.name(), true);
      throw e;
    }
    return outcome;
  }

  private void happened(String what) {
    progress.happened(node.name(), what);
  }

  private NodeResult result(Outcome outcome, String slots, boolean forced, String detail) {
    return new NodeResult(node.name(), node.gridPlace(), outcome, slots, forced, detail, checks);
  }
}
