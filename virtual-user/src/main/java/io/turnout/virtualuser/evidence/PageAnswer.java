package io.turnout.virtualuser.evidence;

import io.turnout.report.record.EvidenceFile;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code evidence.js} answered in a page. Immutable. Members that are missing are shown as
 * unknown.
 */
public final class PageAnswer {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JsonNode root;

  private PageAnswer(JsonNode root) {
    this.root = root;
  }

  /**
   * Reads the answer.
   *
   * @throws IllegalArgumentException when the text is no JSON
   */
  public static PageAnswer parse(String json) {
    try {
      return new PageAnswer(JSON.readTree(json));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the page answered no JSON", e);
    }
  }

  /** {@return how many connections the page has had} */
  public int connections() {
    return root.path("connections").size();
  }

  /** {@return the last offer and answer of every connection, for people} */
  public EvidenceItem sessionDescriptions() {
    StringBuilder text = new StringBuilder();
    for (JsonNode connection : root.path("connections")) {
      text.append(heading(connection)).append('\n');
      JsonNode descriptions = connection.path("descriptions");
      for (JsonNode description : descriptions) {
        describe(text, description, "set");
      }
      JsonNode refused = connection.path("refused");
      if (refused.isObject()) {
        describe(text, refused, "refused (" + refused.path("error").asString("unknown") + ")");
      }
      if (descriptions.isEmpty() && !refused.isObject()) {
        text.append("no description was set\n");
      }
      text.append('\n');
    }
    return EvidenceItem.text(EvidenceFile.Kind.SESSION_DESCRIPTIONS, "txt", text.toString());
  }

  private static String heading(JsonNode connection) {
    return "== connection "
        + connection.path("number").asInt(-1)
        + ": connection "
        + connection.path("connectionState").asString("unknown")
        + ", ICE "
        + connection.path("iceConnectionState").asString("unknown")
        + ", gathering "
        + connection.path("iceGatheringState").asString("unknown")
        + ", signalling "
        + connection.path("signalingState").asString("unknown");
  }

  private static void describe(StringBuilder text, JsonNode description, String fate) {
    text.append("-- ").append(description.path("side").asString("unknown")).append(' ');
    text.append(description.path("type").asString("description")).append(", ").append(fate);
    text.append(" at ").append(Instant.ofEpochMilli(description.path("atMs").asLong(0)));
    text.append('\n').append(description.path("sdp").asString("").replace("\r\n", "\n"));
    text.append('\n');
  }

  /**
   * {@return the selected candidate pair of each transport, or, where none is selected, all pairs
   * with their states}
   */
  public EvidenceItem candidatePairs() {
    ArrayNode all = JSON.createArrayNode();
    for (JsonNode connection : root.path("connections")) {
      all.add(CandidatePairs.of(connection));
    }
    return EvidenceItem.text(EvidenceFile.Kind.CANDIDATE_PAIR, "json", all.toPrettyString() + "\n");
  }

  /** {@return every connection's statistics as the browser gives them (W3C getStats)} */
  ArrayNode fullStatistics() {
    ArrayNode all = JSON.createArrayNode();
    for (JsonNode connection : root.path("connections")) {
      ObjectNode one = all.addObject();
      one.set("connection", connection.path("number"));
      one.set("connectionState", connection.path("connectionState"));
      one.set("statistics", connection.path("statistics"));
    }
    return all;
  }

  static Optional<JsonNode> byId(JsonNode statistics, String id) {
    for (JsonNode stats : statistics) {
      if (stats.path("id").asString("").equals(id)) {
        return Optional.of(stats);
      }
    }
    return Optional.empty();
  }
}
