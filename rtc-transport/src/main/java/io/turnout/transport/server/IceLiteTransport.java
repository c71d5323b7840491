package io.turnout.transport.server;

import io.turnout.demux.PacketKind;
import io.turnout.dtls.DtlsAssociation;
import io.turnout.dtls.DtlsCertificate;
import io.turnout.dtls.DtlsListener;
import io.turnout.dtls.SrtpKeys;
import io.turnout.ice.CheckOutcome;
import io.turnout.ice.IceLiteAgent;
import io.turnout.ice.IceTimeouts;
import io.turnout.net.EventLoop;
import io.turnout.sdp.Fingerprint;
import io.turnout.sdp.IceCandidate;
import io.turnout.sdp.IceParameters;
import io.turnout.srtp.SrtpProtector;
import io.turnout.srtp.SrtpUnprotector;
import io.turnout.stun.StunReader;
import io.turnout.transport.CandidatePair;
import io.turnout.transport.DropCause;
import io.turnout.transport.DtlsRole;
import io.turnout.transport.DtlsTransportState;
import io.turnout.transport.IceTransportState;
import io.turnout.transport.MediaTransport;
import io.turnout.transport.MediaTransportListener;
import io.turnout.transport.RemoteTransportParameters;
import io.turnout.transport.TransportCounters;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Confined to its event loop. One transport of an {@link IceLiteServer}. */
final class IceLiteTransport implements MediaTransport {
  private static final Logger LOG = LoggerFactory.getLogger(IceLiteTransport.class);
  private static final Duration TICK = Duration.ofMillis(500);

  /**
   * A browser with many interfaces checks from many addresses; the eldest unused one goes first.
   */
  private static final int MAX_BOUND_ADDRESSES = 16;

  private static final int MAX_SRTP_STREAMS = 256;
  private static final int MAX_REMOTE_CANDIDATES = 64;

  private final EventLoop loop;
  private final MediaTransportListener listener;
  private final IceParameters localIce;
  private final List<IceCandidate> localCandidates;
  private final DtlsCertificate certificate;
  private final IceLiteServerOptions options;
  private final LoopPort port;
  private final Routes routes;
  private final Drops drops = new Drops();
  private final IceLiteAgent ice;
  private final StunReader stun = new StunReader();
  private final ArrayDeque<InetSocketAddress> bound = new ArrayDeque<>();
  private final List<IceCandidate> remoteCandidates = new ArrayList<>();
  private EventLoop.@Nullable ScheduledTask tick;
  private @Nullable RemoteTransportParameters remote;
  private DtlsRole role = DtlsRole.SERVER;
  private IceTransportState iceState = IceTransportState.NEW;
  private DtlsTransportState dtlsState = DtlsTransportState.NEW;
  private @Nullable InetSocketAddress destination;
  private @Nullable CandidatePair selectedPair;
  private @Nullable DtlsAssociation dtls;
  private @Nullable SrtpProtector protector;
  private @Nullable SrtpUnprotector unprotector;
  private long packetsSent;
  private long bytesSent;
  private long packetsReceived;
  private long bytesReceived;

  IceLiteTransport(
      EventLoop loop,
      MediaTransportListener listener,
      IceParameters localIce,
      List<IceCandidate> localCandidates,
      DtlsCertificate certificate,
      IceLiteServerOptions options,
      LoopPort port,
      Routes routes) {
    this.loop = loop;
    this.listener = listener;
    this.localIce = localIce;
    this.localCandidates = localCandidates;
    this.certificate = certificate;
    this.options = options;
    this.port = port;
    this.routes = routes;
    ice =
        new IceLiteAgent(
            localIce,
            new IceTimeouts(
                options.checkingTimeout().toNanos(),
                options.disconnectedAfter().toNanos(),
                options.failedAfter().toNanos()));
  }

  LoopPort port() {
    return port;
  }

  @Override
  public void start(RemoteTransportParameters remoteParameters, DtlsRole localRole) {
    if (remote != null) {
      throw new IllegalStateException("transport: started before, create a new one");
    }
    if (iceState == IceTransportState.CLOSED) {
      throw new IllegalStateException("transport: closed, create a new one");
    }
    remote = remoteParameters;
    role = localRole;
    ice.start(loop.nowNs());
    tick = loop.scheduleAtFixedRate(TICK, this::onTick);
    followIce();
  }

  @Override
  public void addRemoteCandidate(IceCandidate candidate) {
    // A lite agent sends no checks; candidates only tell what to call the peer's address.
    if (remoteCandidates.size() < MAX_REMOTE_CANDIDATES) {
      remoteCandidates.add(candidate);
    }
  }

  /** A packet from the reader; on the loop. */
  void onPacket(byte[] buffer, int length, InetSocketAddress source, long arrivalNs) {
    if (iceState == IceTransportState.CLOSED) {
      drops.count(DropCause.NOT_CONNECTED);
      return;
    }
    switch (PacketKind.of(buffer, 0, length)) {
      case RTP -> onRtp(buffer, length, arrivalNs);
      case RTCP -> onRtcp(buffer, length, arrivalNs);
      case STUN -> onStun(buffer, length, source);
      case DTLS -> onDtls(buffer, length);
      case ZRTP, TURN_CHANNEL, UNKNOWN -> drops.count(DropCause.MALFORMED);
    }
  }

  private void onRtp(byte[] buffer, int length, long arrivalNs) {
    SrtpUnprotector srtp = unprotector;
    if (srtp == null) {
      drops.count(DropCause.NOT_CONNECTED);
      return;
    }
    int plain = srtp.unprotectRtp(buffer, 0, length);
    if (plain < 0) {
      drops.count(SrtpDrops.causeOf(plain));
      return;
    }
    packetsReceived++;
    bytesReceived += length;
    listener.onRtp(buffer, 0, plain, arrivalNs);
  }

  private void onRtcp(byte[] buffer, int length, long arrivalNs) {
    SrtpUnprotector srtp = unprotector;
    if (srtp == null) {
      drops.count(DropCause.NOT_CONNECTED);
      return;
    }
    int plain = srtp.unprotectRtcp(buffer, 0, length);
    if (plain < 0) {
      drops.count(SrtpDrops.causeOf(plain));
      return;
    }
    packetsReceived++;
    bytesReceived += length;
    listener.onRtcp(buffer, 0, plain, arrivalNs);
  }

  private void onStun(byte[] buffer, int length, InetSocketAddress source) {
    if (!stun.read(buffer, 0, length)) {
      drops.count(DropCause.MALFORMED);
      return;
    }
    CheckOutcome outcome = ice.onMessage(stun, source, loop.nowNs());
    switch (outcome) {
      case ACCEPTED -> {
        bind(source);
        // The response goes first: the peer may send DTLS as soon as it has it.
        respond(source);
        followIce();
      }
      case ROLE_CONFLICT, UNKNOWN_ATTRIBUTE -> respond(source);
      case NOT_AUTHENTIC -> drops.count(DropCause.AUTHENTICATION);
      case NOT_A_CHECK -> drops.count(DropCause.MALFORMED);
      case OVER -> drops.count(DropCause.NOT_CONNECTED);
    }
  }

  private void respond(InetSocketAddress source) {
    if (!port.send(ice.response().buffer(), 0, ice.response().length(), source)) {
      drops.count(DropCause.SEND_FAILED);
    }
  }

  private void bind(InetSocketAddress source) {
    if (bound.contains(source)) {
      return;
    }
    if (bound.size() == MAX_BOUND_ADDRESSES) {
      InetSocketAddress eldest = bound.removeFirst();
      if (eldest.equals(destination)) {
        bound.addLast(eldest);
        eldest = bound.removeFirst();
      }
      routes.unbind(eldest, this);
    }
    bound.addLast(source);
    routes.bind(source, this);
  }

  private void onDtls(byte[] buffer, int length) {
    // Before start() nobody could check the certificate: the peer repeats its flight.
    if (dtls == null) {
      drops.count(DropCause.NOT_CONNECTED);
    } else if (!dtls.receive(buffer, 0, length)) {
      drops.count(DropCause.QUEUE_FULL);
    }
  }

  private void onTick() {
    ice.onTick(loop.nowNs());
    followIce();
  }

  /** Brings state, selected pair and DTLS in line with the agent. */
  private void followIce() {
    InetSocketAddress selected = ice.selectedAddress().orElse(null);
    boolean moved = selected != null && !selected.equals(destination);
    destination = selected;
    setIceState(ice.state());
    if (moved && selected != null) {
      selectedPair = pairWith(selected);
      listener.onSelectedCandidatePairChanged(selectedPair);
    }
    RemoteTransportParameters peer = remote;
    if (destination != null && peer != null && dtls == null && isWorking(iceState)) {
      setDtlsState(DtlsTransportState.CONNECTING);
      dtls =
          DtlsAssociation.start(
              loop,
              certificate,
              role,
              peer.fingerprints(),
              options.handshakeTimeout(),
              new DtlsEvents());
    }
    if (iceState == IceTransportState.FAILED && tick != null) {
      tick.cancel();
    }
  }

  private static boolean isWorking(IceTransportState state) {
    return state == IceTransportState.CONNECTED || state == IceTransportState.COMPLETED;
  }

  private void setIceState(IceTransportState state) {
    IceTransportState old = iceState;
    if (old != state) {
      iceState = state;
      LOG.debug("ICE {}: {} -> {}", localIce.usernameFragment(), old, state);
      listener.onIceStateChanged(old, state);
    }
  }

  private void setDtlsState(DtlsTransportState state) {
    DtlsTransportState old = dtlsState;
    if (old != state) {
      dtlsState = state;
      LOG.debug("DTLS {}: {} -> {}", localIce.usernameFragment(), old, state);
      listener.onDtlsStateChanged(old, state);
    }
  }

  private CandidatePair pairWith(InetSocketAddress address) {
    String text = LocalCandidates.text(address.getAddress());
    boolean ipv6 = text.indexOf(':') >= 0;
    IceCandidate local =
        localCandidates.stream()
            .filter(c -> ipv6 == c.address().indexOf(':') >= 0)
            .findFirst()
            .orElse(localCandidates.getFirst());
    IceCandidate peer =
        remoteCandidates.stream()
            .filter(c -> c.port() == address.getPort() && c.address().equals(text))
            .findFirst()
            .orElseGet(
                () ->
                    new IceCandidate(
                        "prflx",
                        1,
                        "udp",
                        ice.selectedPriority(),
                        text,
                        address.getPort(),
                        IceCandidate.Type.PEER_REFLEXIVE));
    return new CandidatePair(local, peer);
  }

  @Override
  public boolean sendRtp(byte[] buffer, int offset, int length) {
    SrtpProtector srtp = protector;
    if (srtp == null || !maySend()) {
      drops.count(DropCause.NOT_CONNECTED);
      return false;
    }
    return sendProtected(srtp.protectRtp(buffer, offset, length), buffer, offset);
  }

  @Override
  public boolean sendRtcp(byte[] buffer, int offset, int length) {
    SrtpProtector srtp = protector;
    if (srtp == null || !maySend()) {
      drops.count(DropCause.NOT_CONNECTED);
      return false;
    }
    return sendProtected(srtp.protectRtcp(buffer, offset, length), buffer, offset);
  }

  private boolean maySend() {
    return isWorking(iceState) || iceState == IceTransportState.DISCONNECTED;
  }

  private boolean sendProtected(int length, byte[] buffer, int offset) {
    if (length < 0) {
      drops.count(SrtpDrops.causeOf(length));
      return false;
    }
    InetSocketAddress to = destination;
    if (to == null || !port.send(buffer, offset, length, to)) {
      drops.count(DropCause.SEND_FAILED);
      return false;
    }
    packetsSent++;
    bytesSent += length;
    return true;
  }

  @Override
  public IceParameters localIceParameters() {
    return localIce;
  }

  @Override
  public Fingerprint localFingerprint() {
    return certificate.fingerprint();
  }

  @Override
  public List<IceCandidate> localCandidates() {
    return localCandidates;
  }

  @Override
  public IceTransportState iceState() {
    return iceState;
  }

  @Override
  public DtlsTransportState dtlsState() {
    return dtlsState;
  }

  @Override
  public Optional<CandidatePair> selectedCandidatePair() {
    return Optional.ofNullable(selectedPair);
  }

  @Override
  public TransportCounters counters() {
    return new TransportCounters(
        packetsSent, bytesSent, packetsReceived, bytesReceived, drops.snapshot());
  }

  @Override
  public void close() {
    if (iceState == IceTransportState.CLOSED) {
      return;
    }
    if (tick != null) {
      tick.cancel();
    }
    if (dtls != null) {
      dtls.close();
    }
    protector = null;
    unprotector = null;
    routes.remove(localIce.usernameFragment(), this);
    bound.forEach(address -> routes.unbind(address, this));
    ice.close();
    setDtlsState(DtlsTransportState.CLOSED);
    setIceState(IceTransportState.CLOSED);
  }

  /** What the handshake tells, on the loop. */
  private final class DtlsEvents implements DtlsListener {
    @Override
    public void onDtlsSend(byte[] datagram) {
      InetSocketAddress to = destination;
      // Once consent is gone nothing may be sent, not even close_notify (RFC 7675, section 5.1).
      if (to == null || ice.state() == IceTransportState.FAILED) {
        drops.count(DropCause.NOT_CONNECTED);
      } else if (!port.send(datagram, 0, datagram.length, to)) {
        drops.count(DropCause.SEND_FAILED);
      }
    }

    @Override
    public void onDtlsConnected(SrtpKeys keys) {
      protector = keys.newProtector(MAX_SRTP_STREAMS);
      unprotector = keys.newUnprotector(MAX_SRTP_STREAMS);
      setDtlsState(DtlsTransportState.CONNECTED);
    }

    @Override
    public void onDtlsFailed(String reason) {
      LOG.warn("DTLS handshake with {} failed: {}", destination, reason);
      setDtlsState(DtlsTransportState.FAILED);
    }

    @Override
    public void onDtlsClosed() {
      protector = null;
      unprotector = null;
      setDtlsState(DtlsTransportState.CLOSED);
    }
  }
}
