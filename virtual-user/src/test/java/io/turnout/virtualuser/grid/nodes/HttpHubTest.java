package io.turnout.virtualuser.grid.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class HttpHubTest {
  private static final String STATUS =
      """
      {"value": {"ready": true, "nodes": [{
        "id": "7f1c", "uri": "http://10.0.0.5:5555", "availability": "UP", "maxSessions": 2,
        "slots": [{"session": null}, {"session": {"sessionId": "1"}}, {"session": null}]}]}}
      """;

  @Test
  void shouldReadNodesAndTheirSessions() throws IOException {
    RegisteredNode node = HttpHub.parse(STATUS).getFirst();
    assertThat(node)
        .isEqualTo(new RegisteredNode("7f1c", URI.create("http://10.0.0.5:5555"), "UP", 2, 1));
    assertThat(node.isAt("10.0.0.5:5555")).isTrue();
    assertThat(HttpHub.parse("{\"value\": {\"ready\": false, \"nodes\": []}}")).isEmpty();
  }

  @Test
  void shouldNotTakeAnotherServerForAHub() {
    assertThatThrownBy(() -> HttpHub.parse("<html>")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> HttpHub.parse("{}")).isInstanceOf(IOException.class);
  }

  @Test
  void shouldDrainWithTheSecret() throws IOException {
    List<String> seen = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          seen.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-REGISTRATION-SECRET")));
          byte[] body = STATUS.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      HttpHub hub = new HttpHub(address, Optional.of("s3cret"));
      hub.drain(hub.nodes().getFirst());
      assertThat(seen).endsWith("POST /se/grid/distributor/node/7f1c/drain", "s3cret");
    } finally {
      server.stop(0);
    }
  }
}
