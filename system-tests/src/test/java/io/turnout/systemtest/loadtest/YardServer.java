package io.turnout.systemtest.loadtest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Thread-safe. An application that is nothing like meeting-app: a page whose users send media to
 * each other directly, and letter boxes for what they have to tell each other before. {@code PUT}
 * empties one's own box, at first finding the names of who is there; {@code POST} leaves a letter.
 */
final class YardServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Map<String, List<String>>> yards = new LinkedHashMap<>();

  private YardServer(HttpServer server) {
    this.server = server;
  }

  /** Starts on any free port of 127.0.0.1. */
  static YardServer start() throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    YardServer yard = new YardServer(http);
    byte[] page = resource("yard.html");
    http.createContext("/yard/", exchange -> answer(exchange, "text/html; charset=utf-8", page));
    http.createContext("/letters/", yard::letters);
    http.start();
    return yard;
  }

  static byte[] resource(String name) throws IOException {
    try (InputStream in = YardServer.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing from the class path");
      }
      return in.readAllBytes();
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void letters(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    String yard = path[2];
    String name = path[3];
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String answer =
        exchange.getRequestMethod().equals("POST") ? put(yard, name, body) : take(yard, name);
    answer(exchange, "application/json", answer.getBytes(StandardCharsets.UTF_8));
  }

  private synchronized String put(String yard, String name, String letter) {
    Map<String, List<String>> boxes = yards.getOrDefault(yard, Map.of());
    if (boxes.containsKey(name)) {
      boxes.get(name).add(letter);
    }
    return "null";
  }

  private synchronized String take(String yard, String name) {
    Map<String, List<String>> boxes = yards.computeIfAbsent(yard, _ -> new LinkedHashMap<>());
    List<String> letters = boxes.put(name, new ArrayList<>());
    if (letters == null) {
      letters =
          boxes.keySet().stream()
              .filter(other -> !other.equals(name))
              .map("{\"present\":true,\"from\":\"%s\"}"::formatted)
              .toList();
    }
    return "[" + String.join(",", letters) + "]";
  }

  private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
