package io.turnout.kurento;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class KurentoEventTest {
  @Test
  void shouldWriteTheStreamIdAsKurentoDoesInEachEvent() {
    KurentoEvent component = KurentoEvent.iceComponentStateChanged(1, IceComponentState.READY);
    KurentoEvent pair = KurentoEvent.newCandidatePairSelected("candidate:1", "candidate:2");

    assertThat(component.data().get("streamId").isInt()).isTrue();
    assertThat(pair.data().get("candidatePair").get("streamId").isString()).isTrue();
  }

  @Test
  void shouldMarkComplexValuesWithModuleAndType() {
    var candidate = KurentoEvent.iceCandidateFound("candidate:1", "0", 0).data().get("candidate");

    assertThat(candidate.get("__module__").stringValue()).isEqualTo("kurento");
    assertThat(candidate.get("__type__").stringValue()).isEqualTo("IceCandidate");
    assertThat(candidate.get("sdpMLineIndex").intValue()).isZero();
  }

  @Test
  void shouldKnowWhichEventsRepeatTheirName() {
    assertThat(EventType.ICE_GATHERING_DONE.hasTypeMember()).isTrue();
    assertThat(EventType.OBJECT_CREATED.hasTypeMember()).isFalse();
    assertThat(EventType.named("OnIceCandidate")).isEmpty();
  }
}
