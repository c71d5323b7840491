package io.turnout.mediaserver.forwarding;

import io.turnout.rtp.MediaKind;
import io.turnout.transport.CandidatePair;
import io.turnout.transport.DtlsTransportState;
import io.turnout.transport.IceTransportState;

/**
 * Called on the session's event loop only.
 *
 * <p>"In" and "out" are Kurento's: <em>in</em> is from the pipeline into the element and on to the
 * peer, <em>out</em> is from the peer through the element into the pipeline.
 */
public interface RtpSessionListener {
  /** Packets of this kind begin or stop to go to the peer. */
  void onFlowInChanged(MediaKind kind, boolean flowing);

  /** Packets of this kind begin or stop to come from the peer. */
  void onFlowOutChanged(MediaKind kind, boolean flowing);

  /** The first RTCP packet has come from the peer, or none for 27 seconds. */
  void onMediaStateChanged(boolean connected);

  /**
   * The connected source sends a codec that this session's peer did not negotiate; its packets are
   * counted and dropped, for the server does not transcode. Called once per codec of a connection.
   */
  void onCodecMismatch(MediaKind kind, RtpCodec sourceCodec);

  void onIceStateChanged(IceTransportState oldState, IceTransportState newState);

  void onDtlsStateChanged(DtlsTransportState oldState, DtlsTransportState newState);

  void onSelectedCandidatePairChanged(CandidatePair pair);
}
