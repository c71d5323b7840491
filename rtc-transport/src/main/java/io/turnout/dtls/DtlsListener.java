package io.turnout.dtls;

/** Called on the association's event loop only. */
public interface DtlsListener {
  /** A datagram for the peer; the array is the callee's. */
  void onDtlsSend(byte[] datagram);

  void onDtlsConnected(SrtpKeys keys);

  /** The handshake failed or took too long; the reason is for a log. */
  void onDtlsFailed(String reason);

  /** The peer closed the association, or an alert ended it. */
  void onDtlsClosed();
}
