package io.turnout.virtualuser.evidence;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pure. Picks candidate pairs (RFC 8445, W3C webrtc-stats) out of a connection's statistics. */
final class CandidatePairs {
  private static final List<String> PAIR =
      List.of(
          "state",
          "nominated",
          "currentRoundTripTime",
          "totalRoundTripTime",
          "availableOutgoingBitrate",
          "requestsSent",
          "responsesReceived",
          "requestsReceived",
          "responsesSent",
          "consentRequestsSent",
          "packetsSent",
          "packetsReceived",
          "packetsDiscardedOnSend",
          "bytesSent",
          "bytesReceived",
          "lastPacketSentTimestamp",
          "lastPacketReceivedTimestamp");
  private static final List<String> CANDIDATE =
      List.of(
          "candidateType",
          "address",
          "port",
          "protocol",
          "relayProtocol",
          "tcpType",
          "networkType",
          "priority",
          "foundation");

  private CandidatePairs() {}

  /** {@return what is to be shown of one connection} */
  static ObjectNode of(JsonNode connection) {
    ObjectNode shown = JsonMapper.shared().createObjectNode();
    shown.set("connection", connection.path("number"));
    shown.set("connectionState", connection.path("connectionState"));
    shown.set("iceConnectionState", connection.path("iceConnectionState"));
    JsonNode statistics = connection.path("statistics");
    if (!statistics.isArray()) {
      shown.put("unknown", "the connection gave no statistics");
      return shown;
    }
    Set<String> selected = selected(statistics);
    shown.put("selected", !selected.isEmpty());
    ArrayNode pairs = shown.putArray("pairs");
    for (JsonNode stats : statistics) {
      boolean pair = stats.path("type").asString("").equals("candidate-pair");
      if (pair && (selected.isEmpty() || selected.contains(stats.path("id").asString("")))) {
        pairs.add(pair(stats, statistics));
      }
    }
    return shown;
  }

  /** Firefox has no transport statistics; it marks the pair itself. */
  private static Set<String> selected(JsonNode statistics) {
    Set<String> byTransport =
        StreamSupport.stream(statistics.spliterator(), false)
            .map(stats -> stats.path("selectedCandidatePairId").asString(""))
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toSet());
    return !byTransport.isEmpty()
        ? byTransport
        : StreamSupport.stream(statistics.spliterator(), false)
            .filter(stats -> stats.path("selected").asBoolean(false))
            .map(stats -> stats.path("id").asString(""))
            .collect(Collectors.toSet());
  }

  private static ObjectNode pair(JsonNode pair, JsonNode statistics) {
    ObjectNode shown = copy(pair, PAIR);
    shown.set("local", candidate(pair, "localCandidateId", statistics));
    shown.set("remote", candidate(pair, "remoteCandidateId", statistics));
    return shown;
  }

  private static JsonNode candidate(JsonNode pair, String reference, JsonNode statistics) {
    return PageAnswer.byId(statistics, pair.path(reference).asString(""))
        .<JsonNode>map(candidate -> copy(candidate, CANDIDATE))
        .orElseGet(() -> JsonMapper.shared().nullNode());
  }

  private static ObjectNode copy(JsonNode from, List<String> members) {
    ObjectNode copy = JsonMapper.shared().createObjectNode();
    for (String member : members) {
      if (from.has(member)) {
        copy.set(member, from.path(member));
      }
    }
    return copy;
  }
}
