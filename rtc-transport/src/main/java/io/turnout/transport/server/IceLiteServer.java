package io.turnout.transport.server;

import io.turnout.demux.PacketKind;
import io.turnout.dtls.DtlsCertificate;
import io.turnout.ice.IceCredentials;
import io.turnout.net.EventLoop;
import io.turnout.net.UdpSocket;
import io.turnout.sdp.IceCandidate;
import io.turnout.sdp.IceParameters;
import io.turnout.stun.StunReader;
import io.turnout.transport.DropCause;
import io.turnout.transport.MediaTransport;
import io.turnout.transport.MediaTransportFactory;
import io.turnout.transport.MediaTransportListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Thread-safe. A UDP port on which all media transports of a server live: ICE-lite (RFC 8445,
 * section 2.5), DTLS and SRTP.
 *
 * <p>Only an authentic connectivity check binds an address to a transport. Everything else from an
 * unknown address is dropped and counted, and of unknown checks only so many a second are looked
 * at.
 */
public final class IceLiteServer implements MediaTransportFactory, AutoCloseable {
  private final IceLiteServerOptions options;
  private final UdpSocket socket;
  private final List<IceCandidate> candidates;
  private final DtlsCertificate certificate = DtlsCertificate.generate();
  private final Routes routes = new Routes();
  private final ConcurrentHashMap<EventLoop, LoopPort> ports = new ConcurrentHashMap<>();
  private final Drops drops = new Drops();
  private final Drops transportDrops = new Drops();
  private final AtomicLong packetsReceived = new AtomicLong();
  private final AtomicLong bytesReceived = new AtomicLong();

  // Confined to the reader thread.
  private final StunReader stun = new StunReader();
  private final byte[] check = new byte[UdpSocket.MAX_DATAGRAM_BYTES];
  private final byte[] head = new byte[2];
  private final CheckRateLimit checkRate;

  private IceLiteServer(IceLiteServerOptions options, UdpSocket socket) throws IOException {
    this.options = options;
    this.socket = socket;
    candidates = LocalCandidates.of(options, socket.localAddress());
    checkRate = new CheckRateLimit(options.maxUnauthenticatedChecksPerSecond(), System.nanoTime());
  }

  /**
   * Opens the socket and starts the reader.
   *
   * @throws IOException when the address or port cannot be bound; names both
   */
  public static IceLiteServer start(IceLiteServerOptions options) throws IOException {
    UdpSocket socket =
        UdpSocket.open(
            new InetSocketAddress(options.bindAddress(), options.port()),
            options.socketBufferBytes());
    try {
      IceLiteServer server = new IceLiteServer(options, socket);
      socket.start("udp-reader-" + server.localPort(), server::onDatagram);
      return server;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public MediaTransport create(EventLoop loop, MediaTransportListener listener) {
    IceParameters local = IceCredentials.random();
    LoopPort port =
        ports.computeIfAbsent(
            loop, l -> new LoopPort(l, socket.newSender(), options.queuePackets()));
    IceLiteTransport transport =
        new IceLiteTransport(
            loop, listener, local, candidates, certificate, options, port, routes, transportDrops);
    routes.add(local.usernameFragment(), transport);
    return transport;
  }

  /** {@return the UDP port that is bound} */
  public int localPort() {
    return socket.localAddress().getPort();
  }

  /** {@return the counters as they stand now} */
  public IceLiteServerCounters counters() {
    return new IceLiteServerCounters(
        routes.transports(),
        packetsReceived.get(),
        bytesReceived.get(),
        drops.snapshot(),
        transportDrops.snapshot());
  }

  private void onDatagram(ByteBuffer datagram, InetSocketAddress source, long arrivalNs) {
    int length = datagram.remaining();
    packetsReceived.lazySet(packetsReceived.getPlain() + 1);
    bytesReceived.lazySet(bytesReceived.getPlain() + length);
    if (length < head.length || length > UdpSocket.MAX_DATAGRAM_BYTES) {
      drops.count(DropCause.MALFORMED);
      return;
    }
    datagram.get(0, head);
    IceLiteTransport known = routes.ofAddress(source);
    // The two bytes tell all that the length does not, which the loop looks at again.
    PacketKind kind = PacketKind.of(head[0], head[1]);
    if (kind == PacketKind.UNKNOWN) {
      drops.count(DropCause.MALFORMED);
    } else if (kind == PacketKind.STUN) {
      onStun(datagram, known, source, arrivalNs);
    } else if (known == null) {
      drops.count(DropCause.UNKNOWN_PEER);
    } else {
      offer(known, datagram, source, arrivalNs);
    }
  }

  private void onStun(
      ByteBuffer datagram,
      @Nullable IceLiteTransport known,
      InetSocketAddress source,
      long arrivalNs) {
    int length = datagram.remaining();
    datagram.get(0, check, 0, length);
    if (!stun.read(check, 0, length)) {
      drops.count(DropCause.MALFORMED);
      return;
    }
    String fragment = stun.receiverFragment().orElse("");
    IceLiteTransport addressed = routes.ofFragment(fragment);
    if (addressed == null) {
      drops.count(DropCause.UNKNOWN_PEER);
    } else if (addressed != known && !checkRate.tryAcquire(arrivalNs)) {
      drops.count(DropCause.RATE_LIMITED);
    } else {
      offer(addressed, datagram, source, arrivalNs);
    }
  }

  private void offer(
      IceLiteTransport transport, ByteBuffer datagram, InetSocketAddress source, long arrivalNs) {
    if (!transport.port().queue().offer(transport, datagram, source, arrivalNs)) {
      drops.count(DropCause.QUEUE_FULL);
    }
  }

  /** Closes the socket; transports still open hear nothing more from their peers. */
  @Override
  public void close() {
    socket.close();
  }
}
