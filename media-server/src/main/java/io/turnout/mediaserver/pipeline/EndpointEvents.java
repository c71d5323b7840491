package io.turnout.mediaserver.pipeline;

import io.turnout.kurento.ConnectionState;
import io.turnout.kurento.DtlsConnectionState;
import io.turnout.kurento.IceComponentState;
import io.turnout.kurento.KurentoErrorCode;
import io.turnout.kurento.KurentoEvent;
import io.turnout.kurento.MediaFlowState;
import io.turnout.kurento.MediaState;
import io.turnout.kurento.MediaTranscodingState;
import io.turnout.kurento.MediaType;
import io.turnout.mediaserver.forwarding.RtpCodec;
import io.turnout.mediaserver.forwarding.RtpSessionListener;
import io.turnout.rtp.MediaKind;
import io.turnout.transport.CandidatePair;
import io.turnout.transport.DtlsTransportState;
import io.turnout.transport.IceTransportState;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Confined to its pipeline's event loop. Turns what happens on an endpoint's path into the events,
 * in the order, that Kurento raises.
 */
final class EndpointEvents implements RtpSessionListener {
  private static final int COMPONENT = 1;
  private static final String DTLS_CONNECTION = "dtlssrtpenc0-dtlssrtpdec0-1-1";
  private static final Set<DtlsConnectionState> DTLS_ENDS =
      EnumSet.of(DtlsConnectionState.FAILED, DtlsConnectionState.CLOSED);

  private final Consumer<KurentoEvent> raise;
  private final Set<MediaKind> announcedUntranscoded = EnumSet.noneOf(MediaKind.class);
  private boolean gathering;
  private boolean connectingHeldBack;
  private IceComponentState iceState = IceComponentState.DISCONNECTED;
  private DtlsConnectionState dtlsState = DtlsConnectionState.NEW;
  private ConnectionState connectionState = ConnectionState.DISCONNECTED;
  private MediaState mediaState = MediaState.DISCONNECTED;

  EndpointEvents(Consumer<KurentoEvent> raise) {
    this.raise = raise;
  }

  IceComponentState iceState() {
    return iceState;
  }

  DtlsConnectionState dtlsState() {
    return dtlsState;
  }

  ConnectionState connectionState() {
    return connectionState;
  }

  MediaState mediaState() {
    return mediaState;
  }

  void onGatheringStarted() {
    gathering = true;
    if (iceState == IceComponentState.DISCONNECTED) {
      ice(IceComponentState.GATHERING);
    }
  }

  void onGatheringDone() {
    if (connectingHeldBack) {
      connectingHeldBack = false;
      ice(IceComponentState.CONNECTING);
    }
  }

  @Override
  public void onIceStateChanged(IceTransportState oldState, IceTransportState newState) {
    switch (newState) {
      case NEW -> {}
      case CHECKING -> {
        // Known before the application has asked for candidates; Kurento names it after that.
        if (gathering) {
          ice(IceComponentState.CONNECTING);
        } else {
          connectingHeldBack = true;
        }
      }
      case CONNECTED -> {
        ice(IceComponentState.CONNECTED);
        updateConnection();
      }
      case COMPLETED -> {
        ice(IceComponentState.READY);
        updateConnection();
      }
      case DISCONNECTED, CLOSED -> ice(IceComponentState.DISCONNECTED);
      case FAILED -> {
        ice(IceComponentState.FAILED);
        updateConnection();
      }
    }
  }

  private void ice(IceComponentState newState) {
    if (newState != IceComponentState.GATHERING) {
      connectingHeldBack = false;
    }
    if (newState != iceState) {
      iceState = newState;
      raise.accept(KurentoEvent.iceComponentStateChanged(COMPONENT, newState));
    }
  }

  @Override
  public void onSelectedCandidatePairChanged(CandidatePair pair) {
    raise.accept(
        KurentoEvent.newCandidatePairSelected(
            pair.local().toAttribute(), pair.remote().toAttribute()));
  }

  @Override
  public void onDtlsStateChanged(DtlsTransportState oldState, DtlsTransportState newState) {
    dtlsState = DtlsConnectionState.valueOf(newState.name());
    updateConnection();
    for (String component : new String[] {"[bundle/dtlssrtpenc]", "[bundle/dtlssrtpdec]"}) {
      raise.accept(KurentoEvent.dtlsConnectionStateChange(component, DTLS_CONNECTION, dtlsState));
    }
  }

  /** Unlike Kurento 7.3, which never goes back: a path that has failed is not connected. */
  private void updateConnection() {
    boolean ended = iceState == IceComponentState.FAILED || DTLS_ENDS.contains(dtlsState);
    boolean connected = !ended && dtlsState == DtlsConnectionState.CONNECTED;
    ConnectionState newState = connected ? ConnectionState.CONNECTED : ConnectionState.DISCONNECTED;
    if (newState != connectionState) {
      ConnectionState oldState = connectionState;
      connectionState = newState;
      raise.accept(KurentoEvent.connectionStateChanged(oldState, newState));
    }
  }

  @Override
  public void onMediaStateChanged(boolean connected) {
    MediaState newState = connected ? MediaState.CONNECTED : MediaState.DISCONNECTED;
    if (newState != mediaState) {
      MediaState oldState = mediaState;
      mediaState = newState;
      raise.accept(KurentoEvent.mediaStateChanged(oldState, newState));
    }
  }

  @Override
  public void onFlowInChanged(MediaKind kind, boolean flowing) {
    raise.accept(KurentoEvent.mediaFlowIn(flowState(flowing), mediaType(kind)));
  }

  @Override
  public void onFlowOutChanged(MediaKind kind, boolean flowing) {
    raise.accept(KurentoEvent.mediaFlowOut(flowState(flowing), mediaType(kind)));
    if (flowing && announcedUntranscoded.add(kind)) {
      raise.accept(
          KurentoEvent.mediaTranscoding(
              MediaTranscodingState.NOT_TRANSCODING,
              "forwarding_" + kind.name().toLowerCase(Locale.ROOT),
              mediaType(kind)));
    }
  }

  @Override
  public void onCodecMismatch(MediaKind kind, RtpCodec sourceCodec) {
    raise.accept(
        KurentoEvent.error(
            KurentoErrorCode.UNSUPPORTED_MEDIA_TYPE,
            "TRANSCODING_NEEDED",
            ("The source sends %s as %s, which this endpoint's peer did not negotiate; the server"
                    + " does not transcode. Offer the same codec on both sides.")
                .formatted(kind.name().toLowerCase(Locale.ROOT), sourceCodec.name())));
  }

  private static MediaFlowState flowState(boolean flowing) {
    return flowing ? MediaFlowState.FLOWING : MediaFlowState.NOT_FLOWING;
  }

  private static MediaType mediaType(MediaKind kind) {
    return kind == MediaKind.AUDIO ? MediaType.AUDIO : MediaType.VIDEO;
  }
}
