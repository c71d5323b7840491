package io.turnout.mediaserver.control;

import java.util.Random;

/** Confined to the test's thread. A seeded source of requests that must all end in an error. */
final class HostileRequests {
  private static final String[] VALUES = {
    "null",
    "true",
    "-1",
    "1e308",
    "\"\"",
    "\"x\"",
    "[]",
    "{}",
    "[[[{}]]]",
    "{\"a\":{\"b\":[]}}",
    "\"\\u0000\"",
    "\"newref:0\"",
    "99999999999999999999"
  };
  private static final String[] OPERATIONS = {
    "connect", "disconnect", "processOffer", "processAnswer", "addIceCandidate", "addTag",
    "setMtu", "setMaxVideoSendBandwidth", "setName", "isMediaFlowingIn", "noSuchOperation", ""
  };

  private final Random random;
  private final String pipeline;
  private final String endpoint;

  HostileRequests(Random random, String pipeline, String endpoint) {
    this.random = random;
    this.pipeline = pipeline;
    this.endpoint = endpoint;
  }

  String next(int id) {
    return switch (random.nextInt(10)) {
      case 0 -> "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":%s}".formatted(id, value());
      case 1 -> "[" + request(id, "ping", "{}") + "]";
      case 2 -> "[".repeat(1 + random.nextInt(5_000));
      case 3 ->
          request(
              id, "create", "{\"type\":%s,\"constructorParams\":%s}".formatted(value(), value()));
      case 4 ->
          request(
              id,
              "create",
              "{\"type\":\"WebRtcEndpoint\",\"constructorParams\":{\"mediaPipeline\":%s}}"
                  .formatted(random.nextBoolean() ? value() : quoted(endpoint)));
      case 5 ->
          request(
              id,
              "invoke",
              "{\"object\":%s,\"operation\":\"connect\",\"operationParams\":{\"sink\":%s}}"
                  .formatted(
                      quoted(endpoint),
                      random.nextBoolean() ? quoted(pipeline) : "\"manager_ServerManager\""));
      case 6 ->
          request(
              id,
              "invoke",
              "{\"object\":%s,\"operation\":%s,\"operationParams\":%s}"
                  .formatted(
                      quoted(endpoint),
                      quoted(OPERATIONS[random.nextInt(OPERATIONS.length)]),
                      value()));
      case 7 ->
          request(
              id, "subscribe", "{\"object\":%s,\"type\":%s}".formatted(quoted(endpoint), value()));
      case 8 -> request(id, "transaction", "{\"operations\":%s}".formatted(operations()));
      default -> garbage();
    };
  }

  private String operations() {
    String value = value();
    return value.equals("[]") ? "5" : "[" + value + "]";
  }

  private String garbage() {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(200);
    for (int i = 0; i < length; i++) {
      text.append((char) (' ' + random.nextInt(95)));
    }
    return "%" + text;
  }

  private String value() {
    return VALUES[random.nextInt(VALUES.length)];
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static String request(int id, String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
        .formatted(id, method, params);
  }
}
