package io.turnout.virtualuser.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.virtualuser.Observation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class PageAnswerTest {
  private static final String ANSWER =
      """
      {"takenAtMs": 1000, "connections": [
        {"number": 0, "connectionState": "connected", "iceConnectionState": "completed",
         "signalingState": "stable",
         "descriptions": [
           {"side": "local", "type": "offer", "sdp": "v=0\\r\\na=ice-pwd:topsecretpassword\\r\\n", "atMs": 0},
           {"side": "remote", "type": "answer", "sdp": "v=0\\r\\n", "atMs": 1}],
         "refused": null,
         "statistics": [
           {"id": "T", "type": "transport", "selectedCandidatePairId": "P2"},
           {"id": "P1", "type": "candidate-pair", "state": "failed"},
           {"id": "P2", "type": "candidate-pair", "state": "succeeded", "nominated": true,
            "currentRoundTripTime": 0.002, "localCandidateId": "L", "remoteCandidateId": "R"},
           {"id": "L", "type": "local-candidate", "candidateType": "host", "address": "127.0.0.1",
            "port": 5000, "protocol": "udp", "usernameFragment": "abcd"},
           {"id": "R", "type": "remote-candidate", "candidateType": "srflx", "address": "10.0.0.9",
            "port": 6000, "protocol": "udp"}]},
        {"number": 1, "connectionState": "failed", "iceConnectionState": "failed",
         "descriptions": [], "refused":
           {"side": "remote", "type": "answer", "sdp": "nonsense", "error": "OperationError", "atMs": 2},
         "statistics": [
           {"id": "P3", "type": "candidate-pair", "state": "in-progress"}]},
        {"number": 2, "connectionState": "collected", "descriptions": [], "refused": null,
         "statistics": null}]}
      """;

  private final PageAnswer answer = PageAnswer.parse(ANSWER);

  @Test
  void shouldShowSelectedPairWithBothItsCandidates() throws Exception {
    JsonNode connection = JsonMapper.shared().readTree(text(answer.candidatePairs())).get(0);

    assertThat(connection.path("selected").asBoolean()).isTrue();
    assertThat(connection.path("pairs")).hasSize(1);
    JsonNode pair = connection.path("pairs").get(0);
    assertThat(pair.path("state").asString()).isEqualTo("succeeded");
    assertThat(pair.path("currentRoundTripTime").asDouble()).isEqualTo(0.002);
    assertThat(pair.path("local").toString())
        .contains("host", "127.0.0.1", "5000", "udp")
        .doesNotContain("abcd");
    assertThat(pair.path("remote").toString()).contains("srflx", "10.0.0.9", "6000");
  }

  @Test
  void shouldShowAllPairsWhereNoneIsSelected() throws Exception {
    JsonNode all = JsonMapper.shared().readTree(text(answer.candidatePairs()));

    assertThat(all.get(1).path("selected").asBoolean()).isFalse();
    assertThat(all.get(1).path("pairs").get(0).path("state").asString()).isEqualTo("in-progress");
    assertThat(all.get(2).path("unknown").asString())
        .isEqualTo("the connection gave no statistics");
  }

  @Test
  void shouldShowDescriptionsMaskedAndRefusedOnesToo() throws Exception {
    assertThat(text(answer.sessionDescriptions()))
        .contains(
            "== connection 0: connection connected, ICE completed",
            "-- local offer, set at 1970-01-01T00:00:00Z",
            "a=ice-pwd:***",
            "-- remote answer, refused (OperationError)",
            "nonsense",
            "no description was set")
        .doesNotContain("topsecretpassword");
  }

  @Test
  void shouldKeepStatisticsOfTheLastSecondsWhenThePageIsGone() throws Exception {
    Observation seen =
        new Observation(Instant.EPOCH, List.of(), List.of(), OptionalInt.of(2), Optional.empty());

    JsonNode gone =
        JsonMapper.shared().readTree(text(StatisticsText.of(List.of(seen), Optional.empty())));
    JsonNode there =
        JsonMapper.shared().readTree(text(StatisticsText.of(List.of(seen), Optional.of(answer))));

    assertThat(gone.path("lastSeconds").get(0).path("participants").asInt()).isEqualTo(2);
    assertThat(gone.path("lastSeconds").get(0).has("failure")).isFalse();
    assertThat(gone.path("now").asString()).isEqualTo("the page did not answer any more");
    assertThat(there.path("now")).hasSize(3);
    assertThat(there.toString()).contains("\"usernameFragment\":\"***\"");
  }

  @Test
  void shouldForgetWhatIsOlderThanTheRing() {
    StatisticsRing ring = new StatisticsRing();
    for (int second = 0; second <= 60; second++) {
      ring.add(
          new Observation(
              Instant.ofEpochSecond(second),
              List.of(),
              List.of(),
              OptionalInt.empty(),
              Optional.empty()));
    }

    assertThat(ring.observations().getFirst().at()).isEqualTo(Instant.ofEpochSecond(30));
    assertThat(ring.observations()).hasSize(31);
  }

  @Test
  void shouldCountTheLogLinesThatItDoesNotKeep() {
    LogTail tail = new LogTail(20);
    tail.addAll(List.of("first line", "second line", "third"));

    assertThat(tail.text()).isEqualTo("[1 earlier lines are not kept]\nsecond line\nthird\n");
  }

  @Test
  void shouldRefuseWhatIsNoJson() {
    assertThatThrownBy(() -> PageAnswer.parse("{"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the page answered no JSON");
  }

  private static String text(EvidenceItem item) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    item.writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
