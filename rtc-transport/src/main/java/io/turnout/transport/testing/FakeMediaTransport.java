package io.turnout.transport.testing;

import io.turnout.net.EventLoop;
import io.turnout.sdp.Fingerprint;
import io.turnout.sdp.IceCandidate;
import io.turnout.sdp.IceParameters;
import io.turnout.transport.CandidatePair;
import io.turnout.transport.DropCause;
import io.turnout.transport.DtlsRole;
import io.turnout.transport.DtlsTransportState;
import io.turnout.transport.IceTransportState;
import io.turnout.transport.MediaTransport;
import io.turnout.transport.MediaTransportFactory;
import io.turnout.transport.MediaTransportListener;
import io.turnout.transport.RemoteTransportParameters;
import io.turnout.transport.TransportCounters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Confined to the test's thread. A transport without a network: records what was sent, and delivers
 * the packets and states that the test says.
 */
public final class FakeMediaTransport implements MediaTransport {
  private static final IceCandidate LOCAL =
      new IceCandidate("1", 1, "udp", 2130706431L, "127.0.0.1", 40000, IceCandidate.Type.HOST);
  private static final IceCandidate REMOTE =
      new IceCandidate("1", 1, "udp", 2130706431L, "127.0.0.1", 50000, IceCandidate.Type.HOST);

  private final EventLoop loop;
  private final MediaTransportListener listener;
  private final int number;
  private final List<byte[]> sentRtp = new ArrayList<>();
  private final List<byte[]> sentRtcp = new ArrayList<>();
  private final List<IceCandidate> remoteCandidates = new ArrayList<>();
  private final Map<DropCause, Long> drops = new EnumMap<>(DropCause.class);
  private Optional<RemoteTransportParameters> remote = Optional.empty();
  private Optional<DtlsRole> localRole = Optional.empty();
  private Optional<CandidatePair> selectedPair = Optional.empty();
  private IceTransportState iceState = IceTransportState.NEW;
  private DtlsTransportState dtlsState = DtlsTransportState.NEW;
  private long bytesSent;
  private long packetsReceived;
  private long bytesReceived;

  private FakeMediaTransport(EventLoop loop, MediaTransportListener listener, int number) {
    this.loop = loop;
    this.listener = listener;
    this.number = number;
    for (DropCause cause : DropCause.values()) {
      drops.put(cause, 0L);
    }
  }

  /** Confined to the test's thread. Creates fakes and remembers them in the order of creation. */
  public static final class Factory implements MediaTransportFactory {
    private final List<FakeMediaTransport> created = new ArrayList<>();

    @Override
    public FakeMediaTransport create(EventLoop loop, MediaTransportListener listener) {
      FakeMediaTransport transport = new FakeMediaTransport(loop, listener, created.size() + 1);
      created.add(transport);
      return transport;
    }

    /** {@return all transports created so far} */
    public List<FakeMediaTransport> created() {
      return Collections.unmodifiableList(created);
    }
  }

  /** Goes through the states of a transport that connects, telling the listener of each. */
  public void connect() {
    setIceState(IceTransportState.CONNECTED);
    CandidatePair pair = new CandidatePair(LOCAL, REMOTE);
    selectedPair = Optional.of(pair);
    listener.onSelectedCandidatePairChanged(pair);
    setDtlsState(DtlsTransportState.CONNECTING);
    setDtlsState(DtlsTransportState.CONNECTED);
    setIceState(IceTransportState.COMPLETED);
  }

  /** Changes the ICE state and tells the listener. */
  public void setIceState(IceTransportState state) {
    IceTransportState old = iceState;
    iceState = state;
    if (old != state) {
      listener.onIceStateChanged(old, state);
    }
  }

  /** Changes the DTLS state and tells the listener. */
  public void setDtlsState(DtlsTransportState state) {
    DtlsTransportState old = dtlsState;
    dtlsState = state;
    if (old != state) {
      listener.onDtlsStateChanged(old, state);
    }
  }

  /** Delivers a copy of the packet as received now. */
  public void deliverRtp(byte[] packet) {
    deliver(packet, false);
  }

  /** Delivers a copy of the compound packet as received now. */
  public void deliverRtcp(byte[] packet) {
    deliver(packet, true);
  }

  private void deliver(byte[] packet, boolean rtcp) {
    packetsReceived++;
    bytesReceived += packet.length;
    byte[] buffer = Arrays.copyOf(packet, packet.length + PROTECTION_ROOM_BYTES);
    if (rtcp) {
      listener.onRtcp(buffer, 0, packet.length, loop.nowNs());
    } else {
      listener.onRtp(buffer, 0, packet.length, loop.nowNs());
    }
  }

  /** {@return copies of the RTP packets sent, in order} */
  public List<byte[]> sentRtp() {
    return Collections.unmodifiableList(sentRtp);
  }

  /** {@return copies of the compound RTCP packets sent, in order} */
  public List<byte[]> sentRtcp() {
    return Collections.unmodifiableList(sentRtcp);
  }

  /** Forgets the packets recorded so far. */
  public void clearSent() {
    sentRtp.clear();
    sentRtcp.clear();
  }

  /** {@return the parameters given to {@link #start}, empty before} */
  public Optional<RemoteTransportParameters> remote() {
    return remote;
  }

  /** {@return the role given to {@link #start}, empty before} */
  public Optional<DtlsRole> localRole() {
    return localRole;
  }

  /** {@return the remote candidates added so far} */
  public List<IceCandidate> remoteCandidates() {
    return Collections.unmodifiableList(remoteCandidates);
  }

  @Override
  public IceParameters localIceParameters() {
    return new IceParameters("fake" + number, "fake-password-of-24-char" + number);
  }

  @Override
  public Fingerprint localFingerprint() {
    return new Fingerprint("sha-256", "AB" + ":AB".repeat(31));
  }

  @Override
  public List<IceCandidate> localCandidates() {
    return List.of(LOCAL);
  }

  @Override
  public void start(RemoteTransportParameters remoteParameters, DtlsRole role) {
    if (remote.isPresent()) {
      throw new IllegalStateException("transport: started before, start a new one");
    }
    remote = Optional.of(remoteParameters);
    localRole = Optional.of(role);
    setIceState(IceTransportState.CHECKING);
  }

  @Override
  public void addRemoteCandidate(IceCandidate candidate) {
    remoteCandidates.add(candidate);
  }

  @Override
  public boolean sendRtp(byte[] buffer, int offset, int length) {
    return send(buffer, offset, length, sentRtp);
  }

  @Override
  public boolean sendRtcp(byte[] buffer, int offset, int length) {
    return send(buffer, offset, length, sentRtcp);
  }

  private boolean send(byte[] buffer, int offset, int length, List<byte[]> sent) {
    if (buffer.length - offset - length < PROTECTION_ROOM_BYTES) {
      throw new IllegalArgumentException(
          "buffer: found "
              + (buffer.length - offset - length)
              + " bytes behind the packet, needs PROTECTION_ROOM_BYTES = "
              + PROTECTION_ROOM_BYTES);
    }
    if (dtlsState != DtlsTransportState.CONNECTED) {
      drops.merge(DropCause.NOT_CONNECTED, 1L, Long::sum);
      return false;
    }
    sent.add(Arrays.copyOfRange(buffer, offset, offset + length));
    bytesSent += length;
    // A real transport leaves ciphertext behind; a caller that reads on is found out.
    Arrays.fill(buffer, offset, offset + length + PROTECTION_ROOM_BYTES, (byte) 0xEE);
    return true;
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
    return selectedPair;
  }

  @Override
  public TransportCounters counters() {
    return new TransportCounters(
        sentRtp.size() + (long) sentRtcp.size(), bytesSent, packetsReceived, bytesReceived, drops);
  }

  @Override
  public void close() {
    setDtlsState(DtlsTransportState.CLOSED);
    setIceState(IceTransportState.CLOSED);
  }
}
