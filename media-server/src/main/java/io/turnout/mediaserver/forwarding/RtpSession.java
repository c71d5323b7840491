package io.turnout.mediaserver.forwarding;

import io.turnout.mediaserver.stats.MediaCounters;
import io.turnout.net.EventLoop;
import io.turnout.rtp.MediaKind;
import io.turnout.transport.MediaTransport;
import io.turnout.transport.MediaTransportListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Confined to its event loop. The RTP half of one WebRtcEndpoint: receives its peer's streams,
 * hands them to the sessions connected as sinks, and sends to its peer what the sessions it is the
 * sink of receive.
 *
 * <p>Life: created → {@link #attach} → {@link #negotiated} → packets → {@link #close}. Connections
 * may be made and broken at any time before close.
 */
public final class RtpSession implements AutoCloseable {
  /** How often reports and the bitrate asked for are sent, and time-outs looked at. */
  static final Duration REPORT_INTERVAL = Duration.ofMillis(500);

  private final EventLoop loop;
  private final RtpSessionListener listener;
  private final PeerTransport transport;
  private final ReportSender reports;
  private final Map<MediaKind, IncomingMedia> incomingByKind = new EnumMap<>(MediaKind.class);
  private final Map<MediaKind, OutgoingMedia> outgoingByKind = new EnumMap<>(MediaKind.class);
  private final List<IncomingMedia> incoming;
  private final List<OutgoingMedia> outgoing;
  private final MediaState mediaState = new MediaState();
  private final TransportEvents transportEvents;
  private List<NegotiatedMedia> media = List.of();
  private BandwidthLimits limits;
  private EventLoop.@Nullable ScheduledTask tick;
  private boolean closed;

  /**
   * Makes a session without peer or connections.
   *
   * @param counters of the loop, shared by all its sessions
   */
  public RtpSession(
      EventLoop loop, RtpSessionListener listener, BandwidthLimits limits, MediaCounters counters) {
    this(loop, listener, limits, counters, InstantSource.system());
  }

  /** The same with a wall clock, which is read once. */
  RtpSession(
      EventLoop loop,
      RtpSessionListener listener,
      BandwidthLimits limits,
      MediaCounters counters,
      InstantSource wallClock) {
    this.loop = loop;
    this.listener = listener;
    this.limits = limits;
    transport = new PeerTransport(counters);
    FeedbackSender feedback = new FeedbackSender(transport);
    reports = new ReportSender(transport, wallClock.millis() * 1_000_000 - loop.nowNs());
    for (MediaKind kind : MediaKind.values()) {
      incomingByKind.put(kind, new IncomingMedia(kind, feedback, transport, this::flowOutChanged));
      outgoingByKind.put(
          kind,
          new OutgoingMedia(kind, transport, limits, this::flowInChanged, this::codecMismatched));
    }
    incoming = List.copyOf(incomingByKind.values());
    outgoing = List.copyOf(outgoingByKind.values());
    transportEvents =
        new TransportEvents(
            listener,
            counters,
            new PacketEvents(loop, incoming, this::sendReports),
            new FeedbackEvents(incoming, outgoing),
            this::onRtcpSeen);
  }

  /** {@return what the transport of this session is to be created with} */
  public MediaTransportListener transportListener() {
    return transportEvents;
  }

  /**
   * Gives the session its transport, which stays the caller's to close, after the session.
   *
   * @throws IllegalStateException when it has one
   */
  public void attach(MediaTransport mediaTransport) {
    transport.attach(mediaTransport);
  }

  /**
   * Takes what offer and answer agreed on, one per m-section of audio and video. Of several
   * sections of one kind the first that is used counts.
   *
   * @throws IllegalStateException when negotiated before, or closed
   */
  public void negotiated(List<NegotiatedMedia> negotiatedMedia) {
    if (tick != null || closed) {
      throw new IllegalStateException(
          "negotiated: the session is " + (closed ? "closed" : "negotiated already"));
    }
    List<NegotiatedMedia> used = new ArrayList<>();
    for (MediaKind kind : MediaKind.values()) {
      negotiatedMedia.stream()
          .filter(m -> m.kind() == kind && (m.sends() || m.receives()))
          .findFirst()
          .ifPresent(used::add);
    }
    media = List.copyOf(used);
    for (NegotiatedMedia section : media) {
      incoming(section.kind()).negotiated(section);
      outgoing(section.kind()).negotiated(section);
    }
    tick = loop.scheduleAtFixedRate(REPORT_INTERVAL, this::onTick);
  }

  /**
   * Forwards this session's streams of the kind to the sink, which leaves the source it had for the
   * kind: a sink has one source per kind. The sink begins with the next key frame, which is asked
   * for.
   *
   * @throws IllegalArgumentException when the sink lives on another event loop
   * @throws IllegalStateException when one of the two is closed
   */
  public void connect(MediaKind kind, RtpSession sink) {
    if (!sink.loop.equals(loop)) {
      throw new IllegalArgumentException(
          "sink: lives on another event loop; only elements of one pipeline can be connected");
    }
    if (closed || sink.closed) {
      throw new IllegalStateException(
          "connect: the " + (closed ? "source" : "sink") + " is closed");
    }
    sink.outgoing(kind).source(incoming(kind), loop.nowNs());
  }

  /** Stops forwarding; harmless when the two are not connected. */
  public void disconnect(MediaKind kind, RtpSession sink) {
    OutgoingMedia sinkMedia = sink.outgoing(kind);
    if (sinkMedia.source() == incoming(kind)) {
      sinkMedia.source(null, loop.nowNs());
    }
  }

  /** Asks this session's peer for a key frame of its video, at most once per half second. */
  public void requestKeyFrame() {
    incoming(MediaKind.VIDEO).requestKeyFrame(loop.nowNs());
  }

  /** Changes the limits; they hold with the next report. */
  public void bandwidthLimits(BandwidthLimits newLimits) {
    limits = newLimits;
    for (OutgoingMedia out : outgoing) {
      out.limits(newLimits);
    }
  }

  public BandwidthLimits bandwidthLimits() {
    return limits;
  }

  /** {@return all streams as they stand now, received ones first} */
  public List<RtpStreamStats> stats() {
    List<RtpStreamStats> stats = new ArrayList<>();
    for (IncomingMedia in : incoming) {
      in.streams().forEach(stream -> stats.add(stream.stats()));
    }
    for (OutgoingMedia out : outgoing) {
      SendStream stream = out.stream();
      if (stream != null) {
        stats.add(out.stats(stream));
      }
    }
    return List.copyOf(stats);
  }

  /** {@return whether packets of the kind go to the peer} */
  public boolean isFlowingIn(MediaKind kind) {
    return outgoing(kind).isFlowing();
  }

  /** {@return whether packets of the kind come from the peer} */
  public boolean isFlowingOut(MediaKind kind) {
    return incoming(kind).isFlowing();
  }

  /** {@return whether RTCP has come from the peer within the last 27 seconds} */
  public boolean isMediaConnected() {
    return mediaState.isConnected();
  }

  /**
   * Sends BYE and breaks all connections. Does not close the transport. Harmless when repeated; the
   * listener hears nothing after it.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    transportEvents.close();
    if (tick != null) {
      tick.cancel();
    }
    for (IncomingMedia in : incoming) {
      Arrays.stream(in.sinks()).forEach(sink -> sink.source(null, loop.nowNs()));
    }
    for (OutgoingMedia out : outgoing) {
      out.source(null, loop.nowNs());
    }
    if (!media.isEmpty()) {
      reports.bye(media.getFirst(), outgoing);
    }
  }

  private void onTick() {
    long nowNs = loop.nowNs();
    for (IncomingMedia in : incoming) {
      in.onTick(nowNs);
    }
    for (OutgoingMedia out : outgoing) {
      out.onTick(nowNs);
    }
    if (mediaState.onTick(nowNs) && !closed) {
      listener.onMediaStateChanged(false);
    }
    if (!closed) {
      sendReports();
    }
  }

  private void sendReports() {
    reports.send(media, incoming, outgoing, limits, loop.nowNs());
  }

  private void onRtcpSeen(long arrivalNs) {
    if (mediaState.onRtcp(arrivalNs)) {
      listener.onMediaStateChanged(true);
    }
  }

  private void flowInChanged(MediaKind kind, boolean flowing) {
    if (!closed) {
      listener.onFlowInChanged(kind, flowing);
    }
  }

  private void flowOutChanged(MediaKind kind, boolean flowing) {
    if (!closed) {
      listener.onFlowOutChanged(kind, flowing);
    }
  }

  private void codecMismatched(MediaKind kind, RtpCodec sourceCodec) {
    if (!closed) {
      listener.onCodecMismatch(kind, sourceCodec);
    }
  }

  private IncomingMedia incoming(MediaKind kind) {
    return Objects.requireNonNull(incomingByKind.get(kind));
  }

  private OutgoingMedia outgoing(MediaKind kind) {
    return Objects.requireNonNull(outgoingByKind.get(kind));
  }
}
