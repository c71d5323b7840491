package io.turnout.mediaserver.pipeline;

import io.turnout.kurento.KurentoStruct;
import io.turnout.mediaserver.forwarding.InboundStreamStats;
import io.turnout.mediaserver.forwarding.OutboundStreamStats;
import io.turnout.mediaserver.forwarding.RtpStreamStats;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes stream statistics as Kurento does ({@code RTCStats} of kmd core). Kurento's Java client
 * refuses a whole answer in which one number is absent or null, so what is not known yet is written
 * as Kurento writes it: zero.
 */
final class StreamStatsMapping {
  private StreamStatsMapping() {}

  static JsonNode toJson(List<? extends RtpStreamStats> streams, long timestampMillis) {
    if (streams.isEmpty()) {
      return NullNode.getInstance();
    }
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    for (RtpStreamStats stats : streams) {
      ObjectNode entry =
          switch (stats) {
            case InboundStreamStats inbound -> inbound(inbound);
            case OutboundStreamStats outbound -> outbound(outbound);
          };
      String id = stats.id().toString();
      map.set(
          id,
          entry
              .put("id", id)
              .put("timestampMillis", timestampMillis)
              .put("ssrc", Long.toString(stats.ssrc()))
              .put("isRemote", false)
              .put("associateStatsId", "")
              .put("mediaTrackId", "")
              .put("transportId", "")
              .put("codecId", "")
              .put("sliCount", 0));
    }
    return map;
  }

  private static ObjectNode inbound(InboundStreamStats stats) {
    return KurentoStruct.of("RTCInboundRTPStreamStats")
        .put("type", "inboundrtp")
        .put("packetsReceived", stats.packetsReceived())
        .put("bytesReceived", stats.bytesReceived())
        .put("jitter", stats.jitterSeconds().orElse(0))
        .put("packetsLost", stats.packetsLost())
        .put("fractionLost", stats.fractionLost().orElse(0))
        .put("firCount", stats.firCount())
        .put("pliCount", stats.pliCount())
        .put("nackCount", stats.nackCount())
        .put("remb", stats.rembBps().orElse(0));
  }

  private static ObjectNode outbound(OutboundStreamStats stats) {
    return KurentoStruct.of("RTCOutboundRTPStreamStats")
        .put("type", "outboundrtp")
        .put("packetsSent", stats.packetsSent())
        .put("bytesSent", stats.bytesSent())
        .put("targetBitrate", 0.0)
        .put("roundTripTime", stats.roundTripTimeSeconds().orElse(0))
        .put("packetsLost", stats.packetsLost().orElse(0))
        .put("fractionLost", stats.fractionLost().orElse(0))
        .put("firCount", stats.firCount())
        .put("pliCount", stats.pliCount())
        .put("nackCount", stats.nackCount())
        .put("remb", stats.rembBps().orElse(0));
  }
}
