package io.turnout.virtualuser.grid.nodes;

import io.turnout.virtualuser.grid.StatusDocument;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Thread-safe. A Selenium Grid's hub, asked by HTTP. */
public final class HttpHub implements Hub {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String SECRET = "X-REGISTRATION-SECRET";
  private static final int OK = 200;

  private final String address;
  private final Optional<String> secret;

  /**
   * Of a hub's address.
   *
   * @param secret that the hub was started with
   */
  public HttpHub(URI address, Optional<String> secret) {
    this.address = address.toString().replaceAll("/+$", "");
    this.secret = secret;
  }

  @Override
  public List<RegisteredNode> nodes() throws IOException {
    return parse(StatusDocument.fetch(URI.create(address), TIMEOUT));
  }

  static List<RegisteredNode> parse(String body) throws IOException {
    try {
      List<RegisteredNode> nodes = new ArrayList<>();
      for (JsonNode node : StatusDocument.value(body).path("nodes")) {
        int sessions = 0;
        for (JsonNode slot : node.path("slots")) {
          sessions += slot.path("session").isObject() ? 1 : 0;
        }
        nodes.add(
            new RegisteredNode(
                node.path("id").asString(""),
                URI.create(node.path("uri").asString("")),
                node.path("availability").asString("unknown"),
                Math.min(node.path("maxSessions").asInt(0), node.path("slots").size()),
                sessions));
      }
      return nodes;
    } catch (IllegalArgumentException e) {
      throw StatusDocument.notAGrid(e);
    }
  }

  @Override
  public void drain(RegisteredNode node) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(address + "/se/grid/distributor/node/" + node.id() + "/drain"))
            .timeout(TIMEOUT)
            .header(SECRET, secret.orElse(""))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status != OK) {
        throw new IOException(request.uri().getPath() + " was answered with status " + status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
