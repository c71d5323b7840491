package io.turnout.transport.server;

import io.turnout.dtls.DtlsAssociation;
import io.turnout.dtls.DtlsCertificate;
import io.turnout.dtls.DtlsListener;
import io.turnout.dtls.SrtpKeys;
import io.turnout.net.EventLoop;
import io.turnout.sdp.Fingerprint;
import io.turnout.transport.DropCause;
import io.turnout.transport.DtlsRole;
import io.turnout.transport.DtlsTransportState;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Confined to its event loop. The DTLS association of one transport and its state (W3C WebRTC). */
final class DtlsTransport {
  /** What the transport does for its DTLS; called on its event loop. */
  interface Owner {
    /** The array is the owner's. */
    void sendDtls(byte[] datagram);

    void onDtlsStateChanged(DtlsTransportState old, DtlsTransportState state);

    /** The reason is for a log. */
    void onDtlsFailed(String reason);
  }

  private final EventLoop loop;
  private final DtlsCertificate certificate;
  private final Duration handshakeTimeout;
  private final SrtpTransport srtp;
  private final Drops drops;
  private final Owner owner;
  private DtlsTransportState state = DtlsTransportState.NEW;
  private @Nullable DtlsAssociation association;

  DtlsTransport(
      EventLoop loop,
      DtlsCertificate certificate,
      Duration handshakeTimeout,
      SrtpTransport srtp,
      Drops drops,
      Owner owner) {
    this.loop = loop;
    this.certificate = certificate;
    this.handshakeTimeout = handshakeTimeout;
    this.srtp = srtp;
    this.drops = drops;
    this.owner = owner;
  }

  boolean isStarted() {
    return association != null;
  }

  void start(DtlsRole role, List<Fingerprint> fingerprints) {
    become(DtlsTransportState.CONNECTING);
    association =
        DtlsAssociation.start(
            loop, certificate, role, fingerprints, handshakeTimeout, new Handshake());
  }

  void receive(byte[] buffer, int length) {
    // Before the start nobody could check the certificate: the peer repeats its flight.
    if (association == null) {
      drops.count(DropCause.NOT_CONNECTED);
    } else if (!association.receive(buffer, 0, length)) {
      drops.count(DropCause.QUEUE_FULL);
    }
  }

  DtlsTransportState state() {
    return state;
  }

  void close() {
    if (association != null) {
      association.close();
    }
    srtp.forgetKeys();
    become(DtlsTransportState.CLOSED);
  }

  private void become(DtlsTransportState next) {
    DtlsTransportState old = state;
    if (old != next) {
      state = next;
      owner.onDtlsStateChanged(old, next);
    }
  }

  private final class Handshake implements DtlsListener {
    @Override
    public void onDtlsSend(byte[] datagram) {
      owner.sendDtls(datagram);
    }

    @Override
    public void onDtlsConnected(SrtpKeys keys) {
      srtp.useKeys(keys);
      become(DtlsTransportState.CONNECTED);
    }

    @Override
    public void onDtlsFailed(String reason) {
      owner.onDtlsFailed(reason);
      become(DtlsTransportState.FAILED);
    }

    @Override
    public void onDtlsClosed() {
      srtp.forgetKeys();
      become(DtlsTransportState.CLOSED);
    }
  }
}
