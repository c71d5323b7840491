package io.turnout.transport.server;

import io.turnout.demux.PacketKind;
import io.turnout.dtls.DtlsCertificate;
import io.turnout.ice.CheckOutcome;
import io.turnout.ice.IceLiteAgent;
import io.turnout.ice.IceTimeouts;
import io.turnout.net.EventLoop;
import io.turnout.sdp.Fingerprint;
import io.turnout.sdp.IceCandidate;
import io.turnout.sdp.IceParameters;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Confined to its event loop. One transport of an {@link IceLiteServer}: follows the ICE agent,
 * starts DTLS once there is a path, and leads packets to where they belong.
 */
final class IceLiteTransport implements MediaTransport {
  private static final Logger LOG = LoggerFactory.getLogger(IceLiteTransport.class);
  private static final Duration TICK = Duration.ofMillis(500);

  private final EventLoop loop;
  private final MediaTransportListener listener;
  private final IceParameters localIce;
  private final DtlsCertificate certificate;
  private final LoopPort port;
  private final Routes routes;
  private final Drops drops;
  private final CandidatePairs pairs;
  private final BoundAddresses bound;
  private final SrtpTransport srtp;
  private final DtlsTransport dtls;
  private final IceLiteAgent ice;
  private final StunReader stun = new StunReader();
  private EventLoop.@Nullable ScheduledTask tick;
  private @Nullable RemoteTransportParameters remote;
  private DtlsRole role = DtlsRole.SERVER;
  private IceTransportState iceState = IceTransportState.NEW;
  private @Nullable InetSocketAddress destination;
  private @Nullable CandidatePair selectedPair;

  /**
   * @param allDrops what all transports of the server have dropped
   */
  IceLiteTransport(
      EventLoop loop,
      MediaTransportListener listener,
      IceParameters localIce,
      List<IceCandidate> localCandidates,
      DtlsCertificate certificate,
      IceLiteServerOptions options,
      LoopPort port,
      Routes routes,
      Drops allDrops) {
    this.loop = loop;
    this.listener = listener;
    this.localIce = localIce;
    this.certificate = certificate;
    this.port = port;
    this.routes = routes;
    drops = new Drops(allDrops);
    pairs = new CandidatePairs(localCandidates);
    bound = new BoundAddresses(this, routes);
    srtp = new SrtpTransport(drops);
    dtls =
        new DtlsTransport(
            loop, certificate, options.handshakeTimeout(), srtp, drops, new DtlsOwner());
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
    pairs.addRemote(candidate);
  }

  /** A packet from the reader; on the loop. */
  void onPacket(byte[] buffer, int length, InetSocketAddress source, long arrivalNs) {
    if (iceState == IceTransportState.CLOSED) {
      drops.count(DropCause.NOT_CONNECTED);
      return;
    }
    switch (PacketKind.of(buffer, 0, length)) {
      case RTP -> {
        int plain = srtp.unprotectRtp(buffer, length);
        if (plain != SrtpTransport.DROPPED) {
          listener.onRtp(buffer, 0, plain, arrivalNs);
        }
      }
      case RTCP -> {
        int plain = srtp.unprotectRtcp(buffer, length);
        if (plain != SrtpTransport.DROPPED) {
          listener.onRtcp(buffer, 0, plain, arrivalNs);
        }
      }
      case STUN -> onStun(buffer, length, source);
      case DTLS -> dtls.receive(buffer, length);
      case ZRTP, TURN_CHANNEL, UNKNOWN -> drops.count(DropCause.MALFORMED);
    }
  }

  private void onStun(byte[] buffer, int length, InetSocketAddress source) {
    if (!stun.read(buffer, 0, length)) {
      drops.count(DropCause.MALFORMED);
      return;
    }
    CheckOutcome outcome = ice.onMessage(stun, source, loop.nowNs());
    switch (outcome) {
      case ACCEPTED -> {
        bound.bind(source, destination);
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
      selectedPair = pairs.to(selected, ice.selectedPriority());
      listener.onSelectedCandidatePairChanged(selectedPair);
    }
    RemoteTransportParameters peer = remote;
    if (destination != null && peer != null && !dtls.isStarted() && isWorking(iceState)) {
      dtls.start(role, peer.fingerprints());
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

  @Override
  public boolean sendRtp(byte[] buffer, int offset, int length) {
    return maySend() && send(srtp.protectRtp(buffer, offset, length), buffer, offset);
  }

  @Override
  public boolean sendRtcp(byte[] buffer, int offset, int length) {
    return maySend() && send(srtp.protectRtcp(buffer, offset, length), buffer, offset);
  }

  private boolean maySend() {
    boolean may = isWorking(iceState) || iceState == IceTransportState.DISCONNECTED;
    if (!may) {
      drops.count(DropCause.NOT_CONNECTED);
    }
    return may;
  }

  private boolean send(int length, byte[] buffer, int offset) {
    if (length == SrtpTransport.DROPPED) {
      return false;
    }
    InetSocketAddress to = destination;
    if (to == null || !port.send(buffer, offset, length, to)) {
      drops.count(DropCause.SEND_FAILED);
      return false;
    }
    srtp.sent(length);
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
    return pairs.local();
  }

  @Override
  public IceTransportState iceState() {
    return iceState;
  }

  @Override
  public DtlsTransportState dtlsState() {
    return dtls.state();
  }

  @Override
  public Optional<CandidatePair> selectedCandidatePair() {
    return Optional.ofNullable(selectedPair);
  }

  @Override
  public TransportCounters counters() {
    return srtp.counters();
  }

  @Override
  public void close() {
    if (iceState == IceTransportState.CLOSED) {
      return;
    }
    if (tick != null) {
      tick.cancel();
    }
    routes.remove(localIce.usernameFragment(), this);
    bound.unbindAll();
    ice.close();
    dtls.close();
    setIceState(IceTransportState.CLOSED);
  }

  /** Sends the handshake's datagrams on the selected pair and tells what comes of it. */
  private final class DtlsOwner implements DtlsTransport.Owner {
    @Override
    public void sendDtls(byte[] datagram) {
      InetSocketAddress to = destination;
      // Once consent is gone nothing may be sent, not even close_notify (RFC 7675, section 5.1).
      if (to == null || ice.state() == IceTransportState.FAILED) {
        drops.count(DropCause.NOT_CONNECTED);
      } else if (!port.send(datagram, 0, datagram.length, to)) {
        drops.count(DropCause.SEND_FAILED);
      }
    }

    @Override
    public void onDtlsStateChanged(DtlsTransportState old, DtlsTransportState state) {
      LOG.debug("DTLS {}: {} -> {}", localIce.usernameFragment(), old, state);
      listener.onDtlsStateChanged(old, state);
    }

    @Override
    public void onDtlsFailed(String reason) {
      LOG.warn("DTLS handshake with {} failed: {}", destination, reason);
    }
  }
}
