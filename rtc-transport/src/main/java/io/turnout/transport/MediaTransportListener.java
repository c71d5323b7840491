package io.turnout.transport;

/** Called on the transport's event loop only. */
public interface MediaTransportListener {
  /**
   * An authenticated, decrypted RTP packet.
   *
   * @param buffer borrowed until return; may be changed in place
   * @param arrivalNs the loop's clock when the packet left the socket
   */
  void onRtp(byte[] buffer, int offset, int length, long arrivalNs);

  /** An authenticated, decrypted compound RTCP packet; the buffer is borrowed until return. */
  void onRtcp(byte[] buffer, int offset, int length, long arrivalNs);

  void onIceStateChanged(IceTransportState oldState, IceTransportState newState);

  void onDtlsStateChanged(DtlsTransportState oldState, DtlsTransportState newState);

  void onSelectedCandidatePairChanged(CandidatePair pair);
}
