package io.turnout.mediaserver.forwarding;

import io.turnout.mediaserver.stats.MediaCounter;
import io.turnout.mediaserver.stats.MediaCounters;
import io.turnout.rtcp.RtcpWriter;
import io.turnout.rtp.MediaKind;
import io.turnout.rtp.RtpPacket;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Confined to its event loop. What a session sends to its peer of one kind: follows the source it
 * is connected to, begins with a key frame, and passes the peer's feedback on.
 */
final class OutgoingMedia {
  /** An estimate not repeated for so long is no longer believed. */
  static final long ESTIMATE_LIFETIME_NS = Duration.ofSeconds(10).toNanos();

  /** Called when the source's codec was not negotiated with this sink's peer. */
  @FunctionalInterface
  interface MismatchListener {
    void onCodecMismatch(MediaKind kind, RtpCodec sourceCodec);
  }

  private final MediaKind kind;
  private final PeerTransport transport;
  private final MediaCounters counters;
  private final FlowListener flowListener;
  private final MismatchListener mismatchListener;
  private final FlowState flow = new FlowState();
  private BandwidthLimits limits;
  private @Nullable SendStream stream;
  private @Nullable IncomingMedia source;
  private @Nullable CodecMapping codecs;
  private @Nullable ReceiveStream followed;
  private @Nullable RtpCodec latestCodec;
  private @Nullable RtpCodec mismatch;
  private boolean started;
  private long estimateBps = RembPolicy.UNLIMITED_BPS;
  private long estimateNs;

  OutgoingMedia(
      MediaKind kind,
      PeerTransport transport,
      BandwidthLimits limits,
      FlowListener flowListener,
      MismatchListener mismatchListener) {
    this.kind = kind;
    this.transport = transport;
    this.counters = transport.counters();
    this.limits = limits;
    this.flowListener = flowListener;
    this.mismatchListener = mismatchListener;
  }

  void negotiated(NegotiatedMedia media) {
    if (media.sends()) {
      stream = new SendStream(media, transport);
      onFormatsChanged();
    }
  }

  void limits(BandwidthLimits newLimits) {
    limits = newLimits;
  }

  /** Leaves the source it had; null for none. */
  void source(@Nullable IncomingMedia newSource, long nowNs) {
    if (source == newSource) {
      return;
    }
    if (source != null) {
      source.removeSink(this);
    }
    source = newSource;
    followed = null;
    started = false;
    mismatch = null;
    onFormatsChanged();
    if (newSource != null) {
      newSource.addSink(this, nowNs);
    }
  }

  @Nullable IncomingMedia source() {
    return source;
  }

  void onFormatsChanged() {
    codecs =
        source == null || stream == null
            ? null
            : new CodecMapping(source.codecs(), stream.media().codecs());
  }

  /** The source's sender counts from elsewhere; its next key frame is where this sink goes on. */
  void onSourceRestarted() {
    started = false;
  }

  /**
   * A packet of the source.
   *
   * @param start whether a receiver may begin with it
   */
  void forward(
      IncomingMedia from,
      ReceiveStream received,
      RtpPacket packet,
      long sequenceNumber,
      boolean start,
      long nowNs) {
    SendStream to = stream;
    CodecMapping mapping = codecs;
    if (to == null || mapping == null || !transport.isConnected()) {
      counters.increment(MediaCounter.DROPPED_SINK_NOT_READY);
      return;
    }
    int payloadType = mapping.toSink(packet.payloadType());
    if (payloadType == CodecMapping.NONE) {
      onMismatch(received.codec());
      return;
    }
    if (followed != received) {
      followed = received;
      started = false;
    }
    if (!started) {
      if (!start) {
        counters.increment(MediaCounter.DROPPED_AWAITING_KEY_FRAME);
        from.requestKeyFrame(nowNs);
        return;
      }
      to.startAt(received, packet, sequenceNumber, nowNs);
      started = true;
    }
    latestCodec = received.codec();
    if (to.send(packet, sequenceNumber, payloadType, from.headerExtensions(), nowNs)
        && flow.onPacket(nowNs)) {
      flowListener.onFlowChanged(kind, true);
    }
  }

  private void onMismatch(RtpCodec sourceCodec) {
    counters.increment(MediaCounter.DROPPED_CODEC_MISMATCH);
    if (!sourceCodec.equals(mismatch)) {
      mismatch = sourceCodec;
      mismatchListener.onCodecMismatch(kind, sourceCodec);
    }
  }

  void onTick(long nowNs) {
    if (flow.onTick(nowNs)) {
      flowListener.onFlowChanged(kind, false);
    }
  }

  /** {@return whether the server sends with this SSRC here} */
  boolean sendsWith(long ssrc) {
    return stream != null && stream.media().localSsrc() == ssrc;
  }

  /** {@return the stream, null when the peer takes nothing of the kind} */
  @Nullable SendStream stream() {
    return stream;
  }

  void onNack() {
    counters.increment(MediaCounter.NACKS_RECEIVED);
    if (stream != null) {
      stream.statistics().onNack();
    }
  }

  void onNackedSequenceNumber(int sequenceNumber, long nowNs) {
    if (stream != null && source != null && codecs != null && followed != null && started) {
      stream.resend(sequenceNumber, followed, codecs, source.headerExtensions(), nowNs);
    }
  }

  void onPictureLossIndication(long nowNs) {
    if (stream != null) {
      stream.statistics().onPli();
    }
    onKeyFrameRequest(nowNs);
  }

  void onFullIntraRequest(long nowNs) {
    if (stream != null) {
      stream.statistics().onFir();
    }
    onKeyFrameRequest(nowNs);
  }

  private void onKeyFrameRequest(long nowNs) {
    counters.increment(MediaCounter.KEY_FRAME_REQUESTS_RECEIVED);
    if (source != null) {
      source.requestKeyFrame(nowNs);
    }
  }

  void onEstimate(long bitrateBps, long nowNs) {
    estimateBps = bitrateBps;
    estimateNs = nowNs;
  }

  /** {@return the bitrate that this sink accepts now} */
  long acceptedBps(long nowNs) {
    boolean believed =
        estimateBps != RembPolicy.UNLIMITED_BPS && nowNs - estimateNs < ESTIMATE_LIFETIME_NS;
    return RembPolicy.acceptedBps(limits, believed ? estimateBps : RembPolicy.UNLIMITED_BPS);
  }

  /** Adds a sender report; false when nothing is sent or the source's sender has made none yet. */
  boolean senderReport(RtcpWriter rtcp, long nowNs, long ntpTimestamp) {
    if (stream == null || followed == null || !started || !followed.hasSenderReport()) {
      return false;
    }
    stream.senderReport(rtcp, followed, nowNs, ntpTimestamp);
    return true;
  }

  OutboundStreamStats stats(SendStream sent) {
    return sent.statistics()
        .stats(
            kind,
            sent.media().localSsrc(),
            latestCodec,
            estimateBps == RembPolicy.UNLIMITED_BPS
                ? OptionalLong.empty()
                : OptionalLong.of(estimateBps));
  }

  boolean isFlowing() {
    return flow.isFlowing();
  }
}
