package io.turnout.virtualuser.grid.nodes;

import io.turnout.virtualuser.grid.nodes.NodeResult.Outcome;
import io.turnout.virtualuser.machine.MachineAddress;
import io.turnout.virtualuser.machine.MachineConnector;
import io.turnout.virtualuser.machine.MachineException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Thread-safe. A hub and nodes on the machines of a list. What runs is known on the machines
 * themselves, so that anybody who may log in there can go on where another stopped; and each of
 * these may be repeated.
 */
public final class GridFleet {
  /** Copies at the same time share the operator's line. */
  private static final int MACHINES_AT_ONCE = 16;

  private final MachineConnector connector;
  private final BiFunction<URI, Optional<String>, Hub> hubs;
  private final FleetSettings settings;
  private final FleetProgress progress;

  /** With real hubs. */
  public GridFleet(MachineConnector connector, FleetSettings settings, FleetProgress progress) {
    this(connector, HttpHub::new, settings, progress);
  }

  /**
   * With any hubs.
   *
   * @param hubs makes one of its address and secret
   */
  public GridFleet(
      MachineConnector connector,
      BiFunction<URI, Optional<String>, Hub> hubs,
      FleetSettings settings,
      FleetProgress progress) {
    this.connector = connector;
    this.hubs = hubs;
    this.settings = settings;
    this.progress = progress;
  }

  /** {@return where the hub of this list is} */
  public URI hub(NodeList list) {
    return settings.hubAddress(list);
  }

  /**
   * Brings the hub and the nodes up, and waits until the hub sees them.
   *
   * @return the hub's result, then one of each node; when the hub failed, its own alone
   */
  public List<NodeResult> up(NodeList list, Distribution distribution) {
    HubWatch watch = watch(list);
    List<NodeResult> results = new ArrayList<>();
    results.add(new HubRise(connector, settings, watch, progress).rise(list, distribution));
    if (results.getFirst().succeeded()) {
      results.addAll(
          atOnce(
              list.nodes(),
              node ->
                  new NodeRise(connector, settings, watch, progress, node)
                      .rise(settings.hubAddress(list), distribution)));
    }
    return results;
  }

  /**
   * Drains and ends the nodes, then the hub, of which Turnout started each, and removes all that
   * they left.
   *
   * @param keepLogs leaves the logs of the nodes
   * @param purge removes the copied distributions, too
   */
  public List<NodeResult> down(NodeList list, boolean keepLogs, boolean purge) {
    RoleEnd end = new RoleEnd(connector, settings, watch(list), progress, keepLogs);
    List<NodeResult> results = new ArrayList<>(atOnce(list.nodes(), end::node));
    if (settings.hub().isEmpty()) {
      results.addFirst(end.hub(list.hubMachine()));
    }
    if (purge) {
      Map<MachineAddress, ListedNode> machines = new LinkedHashMap<>();
      list.nodes().forEach(node -> machines.putIfAbsent(node.machine(), node));
      results.addAll(
          atOnce(List.copyOf(machines.values()), this::purge).stream()
              .flatMap(Optional::stream)
              .toList());
    }
    return results;
  }

  private Optional<NodeResult> purge(ListedNode node) {
    try (FleetMachine machine = new FleetMachine(connector.connect(node.machine()), settings)) {
      List<String> kept = machine.purge();
      return kept.isEmpty()
          ? Optional.empty()
          : Optional.of(purged(node, "the distribution is kept for " + String.join(", ", kept)));
    } catch (MachineException e) {
      return Optional.of(purged(node, String.valueOf(e.getMessage())));
    }
  }

  private static NodeResult purged(ListedNode node, String detail) {
    return new NodeResult(
        "distribution on " + node.machine(), "", Outcome.FAILED, "", false, detail, List.of());
  }

  /** {@return how the hub and each node are now} */
  public List<NodeReport> status(NodeList list) {
    HubWatch watch = watch(list);
    List<NodeReport> reports = new ArrayList<>();
    if (settings.hub().isEmpty()) {
      ListedNode node = list.hubMachine();
      reports.add(
          report(
              "hub on " + node.machine(),
              node.gridHost() + ":" + settings.hubPort(),
              Role.hubName(node, settings),
              node,
              watch.answers() ? "answers" : "no answer",
              ""));
    }
    reports.addAll(
        atOnce(
            list.nodes(),
            node -> {
              Optional<RegisteredNode> seen = watch.node(node.gridPlace());
              return report(
                  node.name(),
                  node.gridPlace(),
                  Role.nodeName(node),
                  node,
                  seen.map(RegisteredNode::availability).orElse("not there"),
                  seen.map(found -> found.sessions() + " of " + found.slots()).orElse(""));
            }));
    return reports;
  }

  private NodeReport report(
      String name, String place, String role, ListedNode node, String grid, String sessions) {
    try (FleetMachine machine = new FleetMachine(connector.connect(node.machine()), settings)) {
      Answer state = machine.state(role);
      String process = state.first("state").orElse("unknown");
      String detail =
          switch (process) {
            case "running" -> "process " + state.first("pid").orElse("unknown");
            case "ended" -> String.join(" | ", state.all("log"));
            default -> grid.equals("UP") ? "somebody else started it" : "";
          };
      return new NodeReport(name, place, process, grid, sessions, detail);
    } catch (MachineException e) {
      return new NodeReport(
          name, place, "unreachable", grid, sessions, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Hands over the end of a node's log.
   *
   * @param hub the log of the hub on that machine instead
   * @param follow goes on with what is written from now, until this thread is interrupted
   */
  public void logs(ListedNode node, boolean hub, int lines, boolean follow, Consumer<String> line)
      throws MachineException {
    try (FleetMachine machine = new FleetMachine(connector.connect(node.machine()), settings)) {
      machine.logs(hub ? Role.hubName(node, settings) : Role.nodeName(node), lines, follow, line);
    }
  }

  private HubWatch watch(NodeList list) {
    return new HubWatch(hubs.apply(settings.hubAddress(list), settings.secret()));
  }

  /** Works on machines at the same time; results are in the order of the list. */
  private static <T> List<T> atOnce(List<ListedNode> nodes, Function<ListedNode, T> work) {
    Semaphore places = new Semaphore(MACHINES_AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = new ArrayList<>();
      for (ListedNode node : nodes) {
        Callable<T> task =
            () -> {
              places.acquire();
              try {
                return work.apply(node);
              } finally {
                places.release();
              }
            };
        futures.add(threads.submit(task));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
