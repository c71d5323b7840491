package io.turnout.virtualuser.grid;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * What a Grid says about itself at {@code /status}. Immutable.
 *
 * @param nodes in any order
 */
record GridStatus(boolean ready, List<NodeState> nodes) {
  static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration READY_TIMEOUT = Duration.ofSeconds(90);
  private static final int SLOTS_PER_START = 4;
  private static final int FEWEST_STARTS = 2;
  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

  GridStatus {
    nodes = List.copyOf(nodes);
  }

  /** {@return browsers that can run at the same time on the nodes that are up} */
  int slots() {
    return nodes.stream().filter(NodeState::isUp).mapToInt(NodeState::slots).sum();
  }

  /**
   * {@return browsers that the nodes can start at the same time: a browser's start takes several
   * times the processor that a running one does, and a node has slots for those that run}
   */
  int startsAtOnce() {
    return nodes.stream().filter(NodeState::isUp).mapToInt(node -> startsOn(node.slots())).sum();
  }

  /** {@return browsers that a node of so many slots can start at the same time} */
  static int startsOn(int slots) {
    return Math.min(slots, Math.max(FEWEST_STARTS, slots / SLOTS_PER_START));
  }

  /**
   * {@return the shortest time after which a node that is up ends a session that nobody speaks to;
   * empty: no node says}
   */
  Optional<Duration> idleTimeout() {
    return nodes.stream()
        .filter(NodeState::isUp)
        .flatMap(node -> node.sessionTimeout().stream())
        .min(Duration::compareTo);
  }

  /** {@return what whoever reads a run's figures should know of it; sentences} */
  List<String> warnings() {
    return nodes.stream()
        .filter(NodeState::isUp)
        .filter(NodeState::forced)
        .map(
            node ->
                "The Grid node "
                    + node.address()
                    + " has "
                    + node.slots()
                    + " slots, more than its machine was reckoned to carry (they were forced):"
                    + " figures of its users may be the machine's own.")
        .toList();
  }

  static GridStatus of(URI address) throws IOException {
    return parse(StatusDocument.fetch(address, ANSWER_TIMEOUT));
  }

  static GridStatus of(URI address, HttpClient client, Duration timeout) throws IOException {
    return parse(StatusDocument.fetch(address, client, timeout));
  }

  static GridStatus parse(String body) throws IOException {
    JsonNode value = StatusDocument.value(body);
    List<NodeState> nodes = new ArrayList<>();
    for (JsonNode node : value.path("nodes")) {
      NodeState.parse(node).ifPresent(nodes::add);
    }
    return new GridStatus(value.path("ready").booleanValue(), nodes);
  }

  static void awaitReady(URI address) throws IOException {
    await(address, GridStatus::ready);
  }

  static boolean await(URI address, Predicate<GridStatus> wanted) throws IOException {
    return await(address, READY_TIMEOUT, wanted);
  }

  /**
   * Asks until the Grid is as it is wanted.
   *
   * @return true
   * @throws IOException when it is not, within the time
   */
  static boolean await(URI address, Duration timeout, Predicate<GridStatus> wanted)
      throws IOException {
    long deadlineNs = System.nanoTime() + timeout.toNanos();
    while (true) {
      try {
        if (wanted.test(of(address))) {
          return true;
        }
      } catch (IOException e) {
        if (System.nanoTime() - deadlineNs >= 0) {
          throw e;
        }
      }
      if (System.nanoTime() - deadlineNs >= 0) {
        throw new IOException("not ready within " + timeout.toSeconds() + " s");
      }
      try {
        Thread.sleep(POLL_INTERVAL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }
}
