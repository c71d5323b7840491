package io.turnout.benchmarks.forwarding;

import io.turnout.dtls.DtlsAssociation;
import io.turnout.dtls.DtlsCertificate;
import io.turnout.dtls.DtlsListener;
import io.turnout.dtls.SrtpKeys;
import io.turnout.net.DatagramSender;
import io.turnout.net.EventLoop;
import io.turnout.net.UdpSocket;
import io.turnout.rtp.RtpPacketWriter;
import io.turnout.sdp.IceParameters;
import io.turnout.sdp.MediaDescription;
import io.turnout.sdp.SessionDescription;
import io.turnout.srtp.SrtpProtector;
import io.turnout.stun.MessageIntegrity;
import io.turnout.stun.StunHeader;
import io.turnout.stun.StunWriter;
import io.turnout.transport.DtlsRole;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. The least that the server takes for a peer: one check a second, DTLS as client, and
 * protected VP8 packets that all claim to be key frames. What comes in is counted, not read.
 */
final class BenchmarkPeer implements AutoCloseable {
  private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration CHECK_PERIOD = Duration.ofSeconds(1);
  private static final int SOCKET_BUFFER_BYTES = 4 << 20;
  private static final int PAYLOAD_TYPE = 96;
  private static final String FRAGMENT = "bnch";
  private static final String PASSWORD = "a-password-of-24-letters";

  private final EventLoop loop;
  private final long ssrc;
  private final DtlsCertificate certificate;
  private final UdpSocket socket;
  private final DatagramSender sender;
  private final LongAdder received = new LongAdder();
  private final CompletableFuture<SrtpProtector> connected = new CompletableFuture<>();
  private final StunWriter check = new StunWriter(548);
  private final byte[] packet = new byte[1500];
  private final RtpPacketWriter writer = new RtpPacketWriter(packet);
  private @Nullable DtlsAssociation association;
  private @Nullable InetSocketAddress server;
  private EventLoop.@Nullable ScheduledTask checks;
  private int sequenceNumber;
  private volatile boolean closed;

  BenchmarkPeer(EventLoop loop, DtlsCertificate certificate, long ssrc) throws IOException {
    this.loop = loop;
    this.certificate = certificate;
    this.ssrc = ssrc;
    socket =
        UdpSocket.open(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), SOCKET_BUFFER_BYTES);
    sender = socket.newSender();
  }

  String offer() {
    return String.join(
            "\r\n",
            "v=0",
            "o=- 1 1 IN IP4 127.0.0.1",
            "s=-",
            "t=0 0",
            "a=group:BUNDLE 0",
            "m=video 9 UDP/TLS/RTP/SAVPF " + PAYLOAD_TYPE,
            "c=IN IP4 0.0.0.0",
            "a=ice-ufrag:" + FRAGMENT,
            "a=ice-pwd:" + PASSWORD,
            "a=fingerprint:"
                + certificate.fingerprint().hashFunction()
                + " "
                + certificate.fingerprint().value(),
            "a=setup:active",
            "a=mid:0",
            "a=sendrecv",
            "a=rtcp-mux",
            "a=rtpmap:" + PAYLOAD_TYPE + " VP8/90000",
            "a=rtcp-fb:" + PAYLOAD_TYPE + " nack",
            "a=rtcp-fb:" + PAYLOAD_TYPE + " nack pli",
            "a=ssrc:" + ssrc + " cname:benchmark")
        + "\r\n";
  }

  /** Begins checks and handshake; {@link #connected} ends when keys are there. */
  void answered(String answer, int mediaPort) {
    SessionDescription description = SessionDescription.parse(answer);
    MediaDescription section = description.media().getFirst();
    IceParameters remote = description.iceParameters(section).orElseThrow();
    server = new InetSocketAddress(InetAddress.getLoopbackAddress(), mediaPort);
    socket.start("peer-reader", this::onDatagram);
    loop.execute(
        () -> {
          sendCheck(remote);
          checks = loop.scheduleAtFixedRate(CHECK_PERIOD, () -> sendCheck(remote));
          association =
              DtlsAssociation.start(
                  loop,
                  certificate,
                  DtlsRole.CLIENT,
                  description.fingerprints(section),
                  HANDSHAKE_TIMEOUT,
                  new Handshake());
        });
  }

  CompletableFuture<SrtpProtector> connected() {
    return connected;
  }

  /** {@return RTP and RTCP packets so far} */
  long received() {
    return received.sum();
  }

  /** Sends one packet of video; to be called on the loop. */
  void sendRtp(SrtpProtector protector, byte[] payload) {
    sequenceNumber++;
    writer.header(PAYLOAD_TYPE, true, sequenceNumber & 0xFFFF, 3000L * sequenceNumber, ssrc, false);
    int length = writer.payload(payload, 0, payload.length);
    transmit(packet, protector.protectRtp(packet, 0, length));
  }

  private void sendCheck(IceParameters remote) {
    check
        .begin(StunHeader.BINDING_REQUEST, new byte[StunHeader.TRANSACTION_ID_BYTES])
        .username(remote.usernameFragment() + ":" + FRAGMENT)
        .iceControlling(1)
        .useCandidate()
        .priority(2_130_706_431L)
        .messageIntegrity(MessageIntegrity.ofPassword(remote.password()))
        .fingerprint();
    transmit(check.buffer(), check.length());
  }

  private void transmit(byte[] buffer, int length) {
    InetSocketAddress to = server;
    if (to != null && length > 0 && !closed) {
      sender.send(buffer, 0, length, to);
      sender.flush();
    }
  }

  /** First byte as in RFC 7983: 20 to 63 is DTLS, 128 to 191 is RTP or RTCP. */
  private void onDatagram(ByteBuffer datagram, InetSocketAddress source, long arrivalNs) {
    int first = datagram.get(0) & 0xFF;
    if (first >= 128) {
      received.increment();
    } else if (first >= 20 && first <= 63) {
      byte[] copy = new byte[datagram.remaining()];
      datagram.get(copy);
      loop.execute(
          () -> {
            if (association != null) {
              association.receive(copy, 0, copy.length);
            }
          });
    }
  }

  @Override
  public void close() {
    closed = true;
    loop.execute(
        () -> {
          if (checks != null) {
            checks.cancel();
          }
          if (association != null) {
            association.close();
          }
        });
    socket.close();
  }

  private final class Handshake implements DtlsListener {
    @Override
    public void onDtlsSend(byte[] datagram) {
      transmit(datagram, datagram.length);
    }

    @Override
    public void onDtlsConnected(SrtpKeys keys) {
      connected.complete(keys.newProtector(1));
    }

    @Override
    public void onDtlsFailed(String reason) {
      connected.completeExceptionally(new IOException("DTLS: " + reason));
    }

    @Override
    public void onDtlsClosed() {
      connected.completeExceptionally(new IOException("DTLS: closed"));
    }
  }
}
