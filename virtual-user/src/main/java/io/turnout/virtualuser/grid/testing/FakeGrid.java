package io.turnout.virtualuser.grid.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Thread-safe. A hub on loopback that says of its nodes what a test tells it; it has no browser.
 */
public final class FakeGrid implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Node> nodes = new ConcurrentHashMap<>();

  private record Node(String availability, int slots, List<String> sessions) {}

  private FakeGrid(HttpServer server) {
    this.server = server;
  }

  /** Starts it at a free port. */
  public static FakeGrid start() throws IOException {
    FakeGrid grid =
        new FakeGrid(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    grid.server.createContext("/status", grid::answer);
    grid.server.start();
    return grid;
  }

  /** {@return where the status is} */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on there is this node. */
  public void node(String uri, String availability, int slots, String... sessions) {
    nodes.put(uri, new Node(availability, slots, List.of(sessions)));
  }

  /** From now on there is no such node. */
  public void remove(String uri) {
    nodes.remove(uri);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body =
        nodes.entrySet().stream()
            .map(entry -> node(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(",", "{\"value\":{\"ready\":true,\"nodes\":[", "]}}"));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String node(String uri, Node node) {
    StringBuilder slots = new StringBuilder();
    for (int i = 0; i < node.slots(); i++) {
      String session =
          i < node.sessions().size()
              ? "{\"sessionId\":\"" + node.sessions().get(i) + "\"}"
              : "null";
      slots.append(i == 0 ? "" : ",").append("{\"session\":").append(session).append('}');
    }
    return """
        {"uri":"%s","availability":"%s","maxSessions":%d,"sessionTimeout":120000,"slots":[%s]}"""
        .formatted(uri, node.availability(), node.slots(), slots);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
