package io.turnout.virtualuser.grid;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a Grid says about itself at {@code /status}. Immutable.
 *
 * @param nodes in any order
 */
record GridStatus(boolean ready, List<NodeState> nodes) {
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
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

  static GridStatus of(URI address) throws IOException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER_TIMEOUT).build()) {
      return of(address, client, ANSWER_TIMEOUT);
    }
  }

  /** {@return the document as it comes} */
  static String text(URI address) throws IOException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER_TIMEOUT).build()) {
      return text(address, client, ANSWER_TIMEOUT);
    }
  }

  static GridStatus of(URI address, HttpClient client, Duration timeout) throws IOException {
    return parse(text(address, client, timeout));
  }

  private static String text(URI address, HttpClient client, Duration timeout) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address.toString().replaceAll("/+$", "") + "/status"))
            .timeout(timeout)
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  static GridStatus parse(String body) throws IOException {
    JsonNode value;
    try {
      value = JsonMapper.shared().readTree(body).path("value");
    } catch (JacksonException e) {
      throw new IOException("the answer is not a Selenium Grid's", e);
    }
    if (!value.path("ready").isBoolean()) {
      throw new IOException("the answer is not a Selenium Grid's");
    }
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
