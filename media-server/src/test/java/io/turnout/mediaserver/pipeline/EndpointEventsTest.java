package io.turnout.mediaserver.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.kurento.ConnectionState;
import io.turnout.kurento.KurentoEvent;
import io.turnout.mediaserver.forwarding.RtpCodec;
import io.turnout.rtp.MediaKind;
import io.turnout.transport.DtlsTransportState;
import io.turnout.transport.IceTransportState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EndpointEventsTest {
  private final List<KurentoEvent> raised = new ArrayList<>();
  private final EndpointEvents events = new EndpointEvents(raised::add);

  private List<String> raised() {
    List<String> texts =
        raised.stream()
            .map(
                event ->
                    event.type().eventName()
                        + event.data().path("state").asString("")
                        + event.data().path("newState").asString(""))
            .toList();
    raised.clear();
    return texts;
  }

  private void connect() {
    events.onIceStateChanged(IceTransportState.NEW, IceTransportState.CHECKING);
    events.onGatheringStarted();
    events.onGatheringDone();
    events.onIceStateChanged(IceTransportState.CHECKING, IceTransportState.CONNECTED);
    events.onDtlsStateChanged(DtlsTransportState.NEW, DtlsTransportState.CONNECTING);
    events.onIceStateChanged(IceTransportState.CONNECTED, IceTransportState.COMPLETED);
    events.onDtlsStateChanged(DtlsTransportState.CONNECTING, DtlsTransportState.CONNECTED);
  }

  @Test
  void shouldRaiseEventsInKurentosOrder() {
    connect();

    assertThat(raised())
        .containsExactly(
            "IceComponentStateChangedGATHERING",
            "IceComponentStateChangedCONNECTING",
            "IceComponentStateChangedCONNECTED",
            "DtlsConnectionStateChangeCONNECTING",
            "DtlsConnectionStateChangeCONNECTING",
            "IceComponentStateChangedREADY",
            "ConnectionStateChangedCONNECTED",
            "DtlsConnectionStateChangeCONNECTED",
            "DtlsConnectionStateChangeCONNECTED");
  }

  @Test
  void shouldGoBackToDisconnectedWhenConsentExpires() {
    connect();
    raised();
    events.onIceStateChanged(IceTransportState.DISCONNECTED, IceTransportState.FAILED);

    assertThat(raised())
        .containsExactly("IceComponentStateChangedFAILED", "ConnectionStateChangedDISCONNECTED");
    assertThat(events.connectionState()).isEqualTo(ConnectionState.DISCONNECTED);
  }

  @Test
  void shouldGoBackToDisconnectedWhenThePeerCloses() {
    connect();
    raised();
    events.onDtlsStateChanged(DtlsTransportState.CONNECTED, DtlsTransportState.CLOSED);

    assertThat(raised()).startsWith("ConnectionStateChangedDISCONNECTED");
  }

  @Test
  void shouldNameTheCodecThatNobodyTranslates() {
    events.onCodecMismatch(MediaKind.VIDEO, new RtpCodec("VP8", 96, 90_000, 1, "", Set.of()));

    assertThat(raised.getFirst().data().get("description").stringValue()).contains("VP8");
    assertThat(raised.getFirst().data().get("errorCode").intValue()).isEqualTo(40005);
  }

  @Test
  void shouldSayOnceThatNothingIsTranscoded() {
    events.onFlowOutChanged(MediaKind.AUDIO, true);
    events.onFlowOutChanged(MediaKind.AUDIO, false);
    events.onFlowOutChanged(MediaKind.AUDIO, true);

    assertThat(raised())
        .containsExactly(
            "MediaFlowOutStateChangedFLOWING",
            "MediaTranscodingStateChangedNOT_TRANSCODING",
            "MediaFlowOutStateChangedNOT_FLOWING",
            "MediaFlowOutStateChangedFLOWING");
  }
}
