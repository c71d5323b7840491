package io.turnout.mediaserver.forwarding;

import io.turnout.mediaserver.stats.MediaCounter;
import io.turnout.mediaserver.stats.MediaCounters;
import io.turnout.rtcp.RtcpParser;
import io.turnout.rtp.RtpPacket;
import io.turnout.transport.CandidatePair;
import io.turnout.transport.DtlsTransportState;
import io.turnout.transport.IceTransportState;
import io.turnout.transport.MediaTransportListener;
import java.util.function.LongConsumer;

/** Confined to its event loop. What comes from the transport, until the session is closed. */
final class TransportEvents implements MediaTransportListener {
  private final RtpSessionListener listener;
  private final MediaCounters counters;
  private final PacketEvents packetEvents;
  private final FeedbackEvents feedbackEvents;
  private final LongConsumer onRtcpSeen;
  private final RtpPacket packet = new RtpPacket();
  private final RtcpParser parser = new RtcpParser();
  private boolean closed;

  TransportEvents(
      RtpSessionListener listener,
      MediaCounters counters,
      PacketEvents packetEvents,
      FeedbackEvents feedbackEvents,
      LongConsumer onRtcpSeen) {
    this.listener = listener;
    this.counters = counters;
    this.packetEvents = packetEvents;
    this.feedbackEvents = feedbackEvents;
    this.onRtcpSeen = onRtcpSeen;
  }

  void close() {
    closed = true;
  }

  @Override
  public void onRtp(byte[] buffer, int offset, int length, long arrivalNs) {
    if (closed) {
      return;
    }
    counters.increment(MediaCounter.RTP_PACKETS_RECEIVED);
    counters.add(MediaCounter.RTP_BYTES_RECEIVED, length);
    if (!packet.wrap(buffer, offset, length)) {
      counters.increment(MediaCounter.DROPPED_MALFORMED_RTP);
    } else if (!packetEvents.onRtp(packet, arrivalNs)) {
      counters.increment(MediaCounter.DROPPED_NOT_NEGOTIATED);
    }
  }

  @Override
  public void onRtcp(byte[] buffer, int offset, int length, long arrivalNs) {
    if (closed) {
      return;
    }
    counters.increment(MediaCounter.RTCP_PACKETS_RECEIVED);
    feedbackEvents.arrivalNs(arrivalNs);
    if (!parser.parse(buffer, offset, length, feedbackEvents)) {
      counters.increment(MediaCounter.DROPPED_MALFORMED_RTCP);
    }
    onRtcpSeen.accept(arrivalNs);
  }

  @Override
  public void onIceStateChanged(IceTransportState oldState, IceTransportState newState) {
    if (!closed) {
      listener.onIceStateChanged(oldState, newState);
    }
  }

  @Override
  public void onDtlsStateChanged(DtlsTransportState oldState, DtlsTransportState newState) {
    if (!closed) {
      listener.onDtlsStateChanged(oldState, newState);
    }
  }

  @Override
  public void onSelectedCandidatePairChanged(CandidatePair pair) {
    if (!closed) {
      listener.onSelectedCandidatePairChanged(pair);
    }
  }
}
