package io.turnout.mediaserver.forwarding;

import io.turnout.mediaserver.stats.MediaCounter;
import io.turnout.mediaserver.stats.MediaCounters;
import io.turnout.rtp.MediaKind;
import io.turnout.rtp.RtpHeaderExtension;
import io.turnout.rtp.RtpPacket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Confined to its event loop. What a session's peer sends of one kind, and the sinks that it goes
 * to. Of several SSRCs the one that began last is forwarded: a sender that begins anew takes a new
 * one.
 */
final class IncomingMedia {
  /** More SSRCs of one kind are not followed at a time; the one silent for longest goes. */
  static final int MAX_STREAMS = 8;

  private final MediaKind kind;
  private final FeedbackSender feedback;
  private final PeerTransport transport;
  private final MediaCounters counters;
  private final FlowListener flowListener;
  private final FlowState flow = new FlowState();
  private final KeyFrameRequester keyFrameRequester = new KeyFrameRequester();
  private final List<ReceiveStream> streams = new ArrayList<>();
  private final @Nullable RtpCodec[] codecs = new @Nullable RtpCodec[128];
  private final int[] dueNacks = new int[NackGenerator.MAX_MISSING];
  private OutgoingMedia[] sinks = {};
  private @Nullable NegotiatedMedia negotiated;
  private HeaderExtensionIds headerExtensions = new HeaderExtensionIds(Map.of());
  private byte[] mid = {};
  private @Nullable ReceiveStream current;

  IncomingMedia(
      MediaKind kind, FeedbackSender feedback, PeerTransport transport, FlowListener flowListener) {
    this.kind = kind;
    this.feedback = feedback;
    this.transport = transport;
    this.counters = transport.counters();
    this.flowListener = flowListener;
  }

  void negotiated(NegotiatedMedia media) {
    negotiated = media;
    headerExtensions = new HeaderExtensionIds(media.headerExtensions());
    mid = media.mid().getBytes(StandardCharsets.UTF_8);
    for (RtpCodec codec : media.codecs()) {
      codecs[codec.payloadType()] = codec;
    }
    for (OutgoingMedia sink : sinks) {
      sink.onFormatsChanged();
    }
  }

  /** {@return whether packets of the payload type belong here} */
  boolean takes(int payloadType) {
    return codecs[payloadType] != null;
  }

  /** {@return whether the packet says by its MID that it belongs here (RFC 9143, section 9.2)} */
  boolean isNamedBy(RtpPacket packet) {
    int id = headerExtensions.id(RtpHeaderExtension.MID);
    int at = id == HeaderExtensionIds.NONE ? -1 : packet.extensionOffset(id);
    return at >= 0
        && Arrays.equals(packet.buffer(), at, at + packet.extensionBytes(at), mid, 0, mid.length);
  }

  /**
   * {@return whether this begins a stream, so that the peer should hear from the server at once}
   */
  boolean onRtp(RtpPacket packet, long arrivalNs, long nowNs) {
    NegotiatedMedia media = negotiated;
    RtpCodec codec = codecs[packet.payloadType()];
    if (media == null || codec == null || !media.receives()) {
      counters.increment(MediaCounter.DROPPED_NOT_NEGOTIATED);
      return false;
    }
    ReceiveStream stream = find(packet.ssrc());
    boolean isNew = stream == null;
    if (stream == null) {
      stream = add(new ReceiveStream(kind, packet.ssrc(), codec));
    }
    switch (stream.onPacket(packet, codec, arrivalNs)) {
      case DUPLICATE -> counters.increment(MediaCounter.DROPPED_DUPLICATE);
      case OUT_OF_RANGE -> counters.increment(MediaCounter.DROPPED_OUT_OF_RANGE);
      case RESTARTED -> {
        for (OutgoingMedia sink : sinks) {
          sink.onSourceRestarted();
        }
        forward(media, stream, packet, nowNs);
      }
      case NEW -> forward(media, stream, packet, nowNs);
    }
    return isNew;
  }

  private void forward(NegotiatedMedia media, ReceiveStream stream, RtpPacket packet, long nowNs) {
    if (stream != current && !takesOver(stream, nowNs)) {
      counters.increment(MediaCounter.DROPPED_SUPERSEDED);
      return;
    }
    if (flow.onPacket(nowNs)) {
      flowListener.onFlowChanged(kind, true);
    }
    boolean start = stream.isStart(packet);
    if (start) {
      keyFrameRequester.onKeyFrame();
    }
    if (stream.codec().feedback().contains(RtcpFeedback.NACK)) {
      askForLost(media, stream, nowNs);
    }
    long sequenceNumber = stream.extendedSequenceNumber();
    if (kind == MediaKind.VIDEO) {
      stream.history().store(sequenceNumber, packet);
    }
    for (OutgoingMedia sink : sinks) {
      sink.forward(this, stream, packet, sequenceNumber, start, nowNs);
    }
    requestKeyFrameIfDue(nowNs);
  }

  /** A new stream takes over at once, a former one only from one that has gone silent. */
  private boolean takesOver(ReceiveStream stream, long nowNs) {
    ReceiveStream former = current;
    boolean takesOver =
        former == null
            || streams.indexOf(stream) > streams.indexOf(former)
            || nowNs - former.latestArrivalNs() >= FlowState.TIMEOUT_NS;
    if (takesOver) {
      streams.remove(stream);
      streams.add(stream);
      current = stream;
    }
    return takesOver;
  }

  private void askForLost(NegotiatedMedia media, ReceiveStream stream, long nowNs) {
    NackGenerator nacks = stream.nackGenerator();
    if (!nacks.onPacket(stream.extendedSequenceNumber())) {
      requestKeyFrame(nowNs);
    }
    if (nacks.isMissingAny()) {
      int due = nacks.due(nowNs, transport.roundTripNs(), dueNacks);
      if (due > 0) {
        feedback.nack(media, stream, dueNacks, due);
      }
    }
  }

  /** A sink or the application needs a key frame. */
  void requestKeyFrame(long nowNs) {
    if (kind == MediaKind.VIDEO && keyFrameRequester.request(nowNs)) {
      sendKeyFrameRequest();
    }
  }

  private void requestKeyFrameIfDue(long nowNs) {
    if (keyFrameRequester.isDue(nowNs)) {
      sendKeyFrameRequest();
    }
  }

  private void sendKeyFrameRequest() {
    NegotiatedMedia media = negotiated;
    ReceiveStream stream = current;
    if (media != null && stream != null) {
      feedback.requestKeyFrame(media, stream);
    }
  }

  void onTick(long nowNs) {
    requestKeyFrameIfDue(nowNs);
    if (flow.onTick(nowNs)) {
      flowListener.onFlowChanged(kind, false);
    }
  }

  /** The peer ends the stream (RFC 3550, section 6.6). */
  void onBye(long ssrc) {
    ReceiveStream stream = find(ssrc);
    if (stream == null) {
      return;
    }
    streams.remove(stream);
    if (stream == current) {
      current = null;
      if (flow.stop()) {
        flowListener.onFlowChanged(kind, false);
      }
    }
  }

  void addSink(OutgoingMedia sink, long nowNs) {
    sinks = Arrays.copyOf(sinks, sinks.length + 1);
    sinks[sinks.length - 1] = sink;
    requestKeyFrame(nowNs);
  }

  void removeSink(OutgoingMedia sink) {
    sinks = Arrays.stream(sinks).filter(other -> other != sink).toArray(OutgoingMedia[]::new);
  }

  /** {@return the lowest bitrate that a sink accepts, unlimited when there is no sink} */
  long lowestAcceptedBps(long nowNs) {
    long lowestBps = RembPolicy.UNLIMITED_BPS;
    for (OutgoingMedia sink : sinks) {
      lowestBps = Math.min(lowestBps, sink.acceptedBps(nowNs));
    }
    return lowestBps;
  }

  boolean hasSinks() {
    return sinks.length > 0;
  }

  OutgoingMedia[] sinks() {
    return sinks;
  }

  private ReceiveStream add(ReceiveStream stream) {
    if (streams.size() == MAX_STREAMS) {
      ReceiveStream silent = streams.getFirst();
      for (ReceiveStream other : streams) {
        if (other.latestArrivalNs() < silent.latestArrivalNs()) {
          silent = other;
        }
      }
      streams.remove(silent);
    }
    streams.add(stream);
    return stream;
  }

  @Nullable ReceiveStream find(long ssrc) {
    for (int i = 0; i < streams.size(); i++) {
      ReceiveStream stream = streams.get(i);
      if (stream.ssrc() == ssrc) {
        return stream;
      }
    }
    return null;
  }

  List<ReceiveStream> streams() {
    return streams;
  }

  /** {@return the stream that is forwarded now} */
  @Nullable ReceiveStream current() {
    return current;
  }

  @Nullable NegotiatedMedia negotiatedMedia() {
    return negotiated;
  }

  List<RtpCodec> codecs() {
    return negotiated == null ? List.of() : negotiated.codecs();
  }

  HeaderExtensionIds headerExtensions() {
    return headerExtensions;
  }

  boolean isFlowing() {
    return flow.isFlowing();
  }
}
