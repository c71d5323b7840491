package io.turnout.transport;

import io.turnout.sdp.Fingerprint;
import io.turnout.sdp.IceCandidate;
import io.turnout.sdp.IceParameters;
import java.util.List;
import java.util.Optional;

/**
 * Confined to its event loop. One secured media path to one peer: ICE below, DTLS in it, SRTP on
 * top.
 *
 * <p>Life: created → {@link #start} once the remote description is known → packets → {@link
 * #close}. The listener hears of every change of state and of every packet.
 */
public interface MediaTransport extends AutoCloseable {
  /** Room that a caller leaves behind a packet for what SRTP and SRTCP append (RFC 3711, 7714). */
  int PROTECTION_ROOM_BYTES = 32;

  /** {@return the local ICE credentials, fixed for the transport's life} */
  IceParameters localIceParameters();

  /** {@return the fingerprint of the local DTLS certificate} */
  Fingerprint localFingerprint();

  /** {@return the local candidates; for a server known from the start} */
  List<IceCandidate> localCandidates();

  /**
   * Begins connectivity and, with the first valid pair, the DTLS handshake.
   *
   * @throws IllegalStateException when started before
   */
  void start(RemoteTransportParameters remote, DtlsRole localRole);

  /** Adds a trickled remote candidate (RFC 8838); before {@link #start} it is kept. */
  void addRemoteCandidate(IceCandidate candidate);

  /**
   * Protects the RTP packet in place and sends it. Borrows the buffer until return; {@link
   * #PROTECTION_ROOM_BYTES} behind the packet are overwritten.
   *
   * <p>A retransmission under the same SSRC and sequence number must be, byte for byte and header
   * extensions included, the packet that was sent first, and at most 1023 packets old: encrypting
   * two different packets under one index would give away the key (RFC 3711, section 9.1). Other
   * ones are dropped and counted as {@link DropCause#INDEX_REUSED}.
   *
   * @return false when the packet was dropped and counted, as when the transport is not connected
   */
  boolean sendRtp(byte[] buffer, int offset, int length);

  /** The same for a compound RTCP packet. */
  boolean sendRtcp(byte[] buffer, int offset, int length);

  IceTransportState iceState();

  DtlsTransportState dtlsState();

  /** {@return the pair that packets are sent on, empty until one is valid} */
  Optional<CandidatePair> selectedCandidatePair();

  /** {@return the counters as they stand now} */
  TransportCounters counters();

  /** Sends DTLS close_notify, forgets the keys and leaves the socket. Harmless when repeated. */
  @Override
  void close();
}
