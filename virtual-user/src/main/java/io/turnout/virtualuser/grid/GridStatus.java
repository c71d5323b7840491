package io.turnout.virtualuser.grid;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a Grid says about itself at {@code /status}. Immutable.
 *
 * @param slots of all nodes that are up
 * @param idleTimeout the shortest time after which a node ends a session that nobody speaks to;
 *     empty: no node says
 */
record GridStatus(boolean ready, int slots, Optional<Duration> idleTimeout) {
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration READY_TIMEOUT = Duration.ofSeconds(90);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

  static GridStatus of(URI address) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address.toString().replaceAll("/+$", "") + "/status"))
            .timeout(ANSWER_TIMEOUT)
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER_TIMEOUT).build()) {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return parse(response.body());
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
    int slots = 0;
    long idleMs = Long.MAX_VALUE;
    for (JsonNode node : value.path("nodes")) {
      JsonNode availability = node.path("availability");
      if (availability.isString() && availability.stringValue().equals("UP")) {
        int most = node.path("maxSessions").asInt(0);
        slots += Math.min(most, node.path("slots").size());
        idleMs = Math.min(idleMs, node.path("sessionTimeout").asLong(Long.MAX_VALUE));
      }
    }
    return new GridStatus(
        value.path("ready").booleanValue(),
        slots,
        idleMs == Long.MAX_VALUE ? Optional.empty() : Optional.of(Duration.ofMillis(idleMs)));
  }

  static void awaitReady(URI address) throws IOException {
    long deadlineNs = System.nanoTime() + READY_TIMEOUT.toNanos();
    while (true) {
      try {
        if (of(address).ready()) {
          return;
        }
      } catch (IOException e) {
        if (System.nanoTime() - deadlineNs >= 0) {
          throw e;
        }
      }
      if (System.nanoTime() - deadlineNs >= 0) {
        throw new IOException("not ready within " + READY_TIMEOUT.toSeconds() + " s");
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
