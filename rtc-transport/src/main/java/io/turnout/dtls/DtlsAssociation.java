package io.turnout.dtls;

import io.turnout.net.EventLoop;
import io.turnout.sdp.Fingerprint;
import io.turnout.transport.DtlsRole;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;

/**
 * Confined to an event loop. One DTLS association: handshake, keys for SRTP, then alerts until
 * either side closes. The blocking engine parks on a virtual thread of its own.
 *
 * <p>There is no HelloVerifyRequest: ICE has authenticated the address before, and Chromium's
 * ClientHello comes in fragments, which the engine's cookie exchange does not understand.
 */
public final class DtlsAssociation implements AutoCloseable {
  private final EventLoop loop;
  private final DtlsListener listener;
  private final QueueDatagramTransport datagrams;
  private boolean closed;

  private DtlsAssociation(EventLoop loop, DtlsListener listener) {
    this.loop = loop;
    this.listener = listener;
    datagrams = new QueueDatagramTransport(datagram -> onLoop(() -> send(datagram)));
  }

  /**
   * Begins the handshake.
   *
   * @param remote the peer's certificate must match one of these
   * @param timeout after which the handshake has failed
   */
  public static DtlsAssociation start(
      EventLoop loop,
      DtlsCertificate certificate,
      DtlsRole role,
      List<Fingerprint> remote,
      Duration timeout,
      DtlsListener listener) {
    DtlsAssociation association = new DtlsAssociation(loop, listener);
    HandshakePolicy policy = new HandshakePolicy(certificate, remote, timeout);
    Thread.ofVirtual().name("dtls").start(() -> association.run(policy, role));
    return association;
  }

  /**
   * Hands in a datagram from the peer, which is copied.
   *
   * @return false when too many wait and it was dropped
   */
  public boolean receive(byte[] buffer, int offset, int length) {
    return datagrams.offer(Arrays.copyOfRange(buffer, offset, offset + length));
  }

  /**
   * Sends close_notify, if the handshake was complete, and ends. The listener hears no more but
   * sends.
   */
  @Override
  public void close() {
    closed = true;
    datagrams.end();
  }

  private void send(byte[] datagram) {
    listener.onDtlsSend(datagram);
  }

  private void run(HandshakePolicy policy, DtlsRole role) {
    DTLSTransport transport;
    try {
      SrtpKeys keys;
      if (role == DtlsRole.SERVER) {
        DtlsServer server = new DtlsServer(policy);
        transport = new DTLSServerProtocol().accept(server, datagrams);
        keys = server.keys();
      } else {
        DtlsClient client = new DtlsClient(policy);
        transport = new DTLSClientProtocol().connect(client, datagrams);
        keys = client.keys();
      }
      tell(() -> listener.onDtlsConnected(keys));
    } catch (IOException | RuntimeException e) {
      // RuntimeException too: the engine meets hostile input and must end only this association.
      String reason = policy.failure().orElseGet(() -> describe(e));
      tell(() -> listener.onDtlsFailed(reason));
      return;
    }
    drain(transport);
    tell(listener::onDtlsClosed);
  }

  /** Lets the engine answer repeated handshake messages and notice alerts; data is not expected. */
  private void drain(DTLSTransport transport) {
    byte[] ignored = new byte[datagrams.getReceiveLimit()];
    try {
      while (!datagrams.ended()) {
        transport.receive(ignored, 0, ignored.length, 0);
      }
    } catch (IOException | RuntimeException e) {
      // The end of the association either way; close says goodbye if the peer has not.
    } finally {
      try {
        transport.close();
      } catch (IOException e) {
        // Nobody is left to be told.
      }
    }
  }

  private static String describe(Exception e) {
    Throwable cause = e.getCause();
    return cause == null ? e.toString() : e + ", caused by " + cause;
  }

  private void tell(Runnable event) {
    onLoop(
        () -> {
          if (!closed) {
            event.run();
          }
        });
  }

  private void onLoop(Runnable task) {
    try {
      loop.execute(task);
    } catch (RejectedExecutionException e) {
      // The loop has ended and with it whoever could listen.
    }
  }
}
