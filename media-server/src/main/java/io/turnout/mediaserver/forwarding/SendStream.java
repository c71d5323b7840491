package io.turnout.mediaserver.forwarding;

import io.turnout.mediaserver.stats.MediaCounter;
import io.turnout.rtcp.NtpTime;
import io.turnout.rtcp.ReportBlock;
import io.turnout.rtcp.RtcpWriter;
import io.turnout.rtp.AbsSendTime;
import io.turnout.rtp.RtpHeaderExtension;
import io.turnout.rtp.RtpPacket;
import io.turnout.rtp.RtpPacketWriter;
import io.turnout.transport.MediaTransport;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Confined to its event loop. One SSRC that the server sends to a peer with, whatever the source:
 * it has its own sequence numbers and timestamps, and they go on when the source changes.
 */
final class SendStream {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final NegotiatedMedia media;
  private final PeerTransport transport;
  private final HeaderExtensionIds ids;
  private final byte[] mid;
  private final byte[] buffer =
      new byte[PeerTransport.MAX_PACKET_BYTES + MediaTransport.PROTECTION_ROOM_BYTES];
  private final RtpPacketWriter writer = new RtpPacketWriter(buffer);
  private final SequenceRewriter sequenceNumbers = new SequenceRewriter(RANDOM.nextInt(1 << 15));
  private final TimestampRewriter timestamps =
      new TimestampRewriter(RANDOM.nextInt() & 0xFFFF_FFFFL);
  private final RetransmissionBuffer retransmissions = new RetransmissionBuffer();
  private final RtpPacket stored = new RtpPacket();
  private final OutboundStatistics statistics = new OutboundStatistics();

  SendStream(NegotiatedMedia media, PeerTransport transport) {
    this.media = media;
    this.transport = transport;
    this.ids = new HeaderExtensionIds(media.headerExtensions());
    this.mid = media.mid().getBytes(StandardCharsets.UTF_8);
  }

  /** A source begins, or goes on, with this packet. */
  void startAt(ReceiveStream source, RtpPacket packet, long sequenceNumber, long nowNs) {
    sequenceNumbers.startAt(sequenceNumber);
    timestamps.startAt(packet.timestamp(), source.codec().clockRateHz(), nowNs);
    retransmissions.clear();
  }

  /** {@return whether the packet went out; else it is counted} */
  boolean send(
      RtpPacket packet,
      long sourceSequenceNumber,
      int payloadType,
      HeaderExtensionIds sourceIds,
      long nowNs) {
    long sequenceNumber = sequenceNumbers.rewrite(sourceSequenceNumber);
    if (sequenceNumber == SequenceRewriter.BEFORE_START) {
      transport.counters().increment(MediaCounter.DROPPED_AWAITING_KEY_FRAME);
      return false;
    }
    long timestamp = timestamps.rewrite(packet.timestamp(), nowNs);
    int absSendTime = AbsSendTime.ofNanos(nowNs);
    int length = write(packet, payloadType, sequenceNumber, timestamp, absSendTime, sourceIds);
    if (length < 0) {
      transport.counters().increment(MediaCounter.DROPPED_OVERSIZED);
      return false;
    }
    if (!transport.sendRtp(buffer, length)) {
      return false;
    }
    retransmissions.sent(sequenceNumber, absSendTime);
    statistics.onSent(packet.payloadBytes());
    return true;
  }

  /** Sends a packet again, byte for byte, if the peer may have it and the source still has it. */
  void resend(
      int sequenceNumber,
      ReceiveStream source,
      CodecMapping codecs,
      HeaderExtensionIds sourceIds,
      long nowNs) {
    long sinkNumber = sequenceNumbers.extended(sequenceNumber);
    if (!source.history().find(sequenceNumbers.sourceOf(sequenceNumber), stored)
        || codecs.toSink(stored.payloadType()) == CodecMapping.NONE
        || !retransmissions.mayResend(sinkNumber, nowNs, transport.roundTripNs())) {
      transport.counters().increment(MediaCounter.NACKED_NOT_RESENT);
      return;
    }
    int length =
        write(
            stored,
            codecs.toSink(stored.payloadType()),
            sinkNumber,
            timestamps.toSink(stored.timestamp()),
            retransmissions.absSendTime(sinkNumber),
            sourceIds);
    if (length > 0 && transport.sendRtp(buffer, length)) {
      statistics.onSent(stored.payloadBytes());
      transport.counters().increment(MediaCounter.RETRANSMISSIONS);
    }
  }

  /**
   * Padding and contributing sources stay behind: they mean something to the sender's peer only.
   */
  private int write(
      RtpPacket packet,
      int payloadType,
      long sequenceNumber,
      long timestamp,
      int absSendTime,
      HeaderExtensionIds sourceIds) {
    writer.header(
        payloadType,
        packet.marker(),
        (int) sequenceNumber,
        timestamp,
        media.localSsrc(),
        ids.needTwoByteForm());
    int midId = ids.id(RtpHeaderExtension.MID);
    if (midId != HeaderExtensionIds.NONE) {
      writer.extension(midId, mid, 0, mid.length);
    }
    int absSendTimeId = ids.id(RtpHeaderExtension.ABS_SEND_TIME);
    if (absSendTimeId != HeaderExtensionIds.NONE) {
      writer.extension24(absSendTimeId, absSendTime);
    }
    for (int at = packet.firstExtension(); at >= 0; at = packet.extensionAfter(at)) {
      int id = sinkId(sourceIds.extension(packet.extensionId(at)));
      if (id != HeaderExtensionIds.NONE) {
        writer.extension(id, packet.buffer(), at, packet.extensionBytes(at));
      }
    }
    int length = writer.payload(packet.buffer(), packet.payloadOffset(), packet.payloadBytes());
    return length > PeerTransport.MAX_PACKET_BYTES ? -1 : length;
  }

  /** Extensions that speak of the media go on; those that speak of the path begin anew. */
  private int sinkId(@Nullable RtpHeaderExtension extension) {
    return switch (extension) {
      case AUDIO_LEVEL, VIDEO_ORIENTATION -> ids.id(extension);
      case ABS_SEND_TIME, MID, TRANSPORT_WIDE_CC -> HeaderExtensionIds.NONE;
      case null -> HeaderExtensionIds.NONE;
    };
  }

  /**
   * Adds a sender report that says the same of this stream's timestamps as the source's sender said
   * of its own, so that audio and video stay in step.
   */
  void senderReport(RtcpWriter rtcp, ReceiveStream source, long nowNs, long ntpTimestamp) {
    rtcp.senderReport(
        media.localSsrc(),
        ntpTimestamp,
        timestamps.toSink(source.timestampAt(nowNs)),
        statistics.packetsSent(),
        statistics.payloadBytesSent());
    statistics.onSenderReport(NtpTime.middle32(ntpTimestamp), nowNs);
  }

  void onReportBlock(ReportBlock block, long arrivalNs) {
    long roundTripNs = statistics.onReportBlock(block, arrivalNs);
    if (roundTripNs >= 0) {
      transport.roundTripNs(roundTripNs);
    }
  }

  NegotiatedMedia media() {
    return media;
  }

  boolean hasSent() {
    return statistics.packetsSent() > 0;
  }

  OutboundStatistics statistics() {
    return statistics;
  }
}
