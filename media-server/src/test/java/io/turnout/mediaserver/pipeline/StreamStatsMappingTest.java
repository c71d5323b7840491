package io.turnout.mediaserver.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.mediaserver.forwarding.InboundStreamStats;
import io.turnout.mediaserver.forwarding.OutboundStreamStats;
import io.turnout.mediaserver.forwarding.RtpStreamStats;
import io.turnout.rtp.MediaKind;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kurento.client.RTCInboundRTPStreamStats;
import org.kurento.client.RTCOutboundRTPStreamStats;
import org.kurento.client.internal.ParamAnnotationUtils;
import tools.jackson.databind.JsonNode;

final class StreamStatsMappingTest {
  private static final UUID ID = new UUID(1, 2);

  @Test
  void shouldGiveAllThatKurentosClientReadsOfAStreamReceived() throws Exception {
    JsonNode entry =
        entry(
            new InboundStreamStats(
                ID,
                MediaKind.VIDEO,
                1,
                Optional.empty(),
                1,
                5,
                OptionalDouble.empty(),
                0,
                OptionalDouble.empty(),
                0,
                0,
                0,
                OptionalLong.empty()));

    assertThat(entry.propertyNames()).containsAll(members(RTCInboundRTPStreamStats.class));
    assertThat(entry).noneMatch(JsonNode::isNull);
  }

  @Test
  void shouldGiveAllThatKurentosClientReadsOfAStreamSent() throws Exception {
    JsonNode entry =
        entry(
            new OutboundStreamStats(
                ID,
                MediaKind.VIDEO,
                1,
                Optional.empty(),
                1,
                5,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                0,
                0,
                0,
                OptionalLong.empty()));

    assertThat(entry.propertyNames()).containsAll(members(RTCOutboundRTPStreamStats.class));
    assertThat(entry).noneMatch(JsonNode::isNull);
  }

  private static JsonNode entry(RtpStreamStats stats) {
    return StreamStatsMapping.toJson(List.of(stats), 1).get(ID.toString());
  }

  /** {@return the members from which the client makes the object} */
  private static List<String> members(Class<?> type) throws Exception {
    Constructor<?> constructor =
        Arrays.stream(type.getConstructors())
            .filter(candidate -> candidate.getParameterCount() > 0)
            .findFirst()
            .orElseThrow();
    return ParamAnnotationUtils.getParamNames(constructor);
  }
}
