package io.turnout.mediaserver.forwarding;

import io.turnout.rtcp.NtpTime;
import io.turnout.rtcp.RtcpWriter;
import io.turnout.transport.MediaTransport;
import java.util.List;

/**
 * Confined to its event loop. Writes the regular compound packet to one peer: sender reports,
 * reception reports, CNAME, and the bitrate asked of it (RFC 3550, section 6.1).
 *
 * <p>Chromium's senders stay at the bitrate asked for only when both come steadily: report blocks
 * with the right highest sequence number and LSR/DLSR, and REMB.
 */
final class ReportSender {
  private static final long MAX_REQUESTED_BPS = 100_000_000;

  private final PeerTransport transport;
  private final long epochOffsetNs;
  private final byte[] buffer =
      new byte[PeerTransport.MAX_PACKET_BYTES + MediaTransport.PROTECTION_ROOM_BYTES];
  private final RtcpWriter writer = new RtcpWriter(buffer);

  /**
   * Makes a sender.
   *
   * @param epochOffsetNs nanoseconds since 1970 when the loop's clock showed 0
   */
  ReportSender(PeerTransport transport, long epochOffsetNs) {
    this.transport = transport;
    this.epochOffsetNs = epochOffsetNs;
  }

  /** Sends what there is to say of these, all of one peer, in one packet. */
  void send(
      List<NegotiatedMedia> media,
      List<IncomingMedia> incoming,
      List<OutgoingMedia> outgoing,
      BandwidthLimits limits,
      long nowNs) {
    if (media.isEmpty() || !transport.isConnected()) {
      return;
    }
    long ntpTimestamp = NtpTime.ofEpochNanos(epochOffsetNs + nowNs);
    writer.clear();
    boolean reported = false;
    for (int i = 0; i < outgoing.size(); i++) {
      if (outgoing.get(i).senderReport(writer, nowNs, ntpTimestamp)) {
        // The first report of the compound carries all blocks: they are told apart by SSRC.
        if (!reported) {
          reportBlocks(incoming, nowNs);
        }
        reported = true;
      }
    }
    if (!reported) {
      writer.receiverReport(media.getFirst().localSsrc());
      reportBlocks(incoming, nowNs);
    }
    for (int i = 0; i < media.size(); i++) {
      writer.cname(media.get(i).localSsrc(), media.get(i).cname());
    }
    for (int i = 0; i < incoming.size(); i++) {
      requestBitrate(incoming.get(i), limits, nowNs);
    }
    transport.sendRtcp(buffer, writer.length());
  }

  private void reportBlocks(List<IncomingMedia> incoming, long nowNs) {
    for (int i = 0; i < incoming.size(); i++) {
      List<ReceiveStream> streams = incoming.get(i).streams();
      for (int j = 0; j < streams.size(); j++) {
        writer.reportBlock(streams.get(j).reportBlock(nowNs));
      }
    }
  }

  private void requestBitrate(IncomingMedia incoming, BandwidthLimits limits, long nowNs) {
    ReceiveStream stream = incoming.current();
    NegotiatedMedia media = incoming.negotiatedMedia();
    if (stream == null
        || media == null
        || !stream.codec().feedback().contains(RtcpFeedback.GOOG_REMB)) {
      return;
    }
    long bitrateBps = requestedBps(incoming, limits, nowNs);
    writer.receiverEstimatedMaximumBitrate(media.localSsrc(), stream.ssrc(), bitrateBps);
    stream.onRembSent(bitrateBps);
  }

  /** Without sinks the sender keeps the rate that a sink with its own limits would be given. */
  private static long requestedBps(IncomingMedia incoming, BandwidthLimits limits, long nowNs) {
    long acceptedBps =
        incoming.hasSinks()
            ? incoming.lowestAcceptedBps(nowNs)
            : RembPolicy.acceptedBps(limits, RembPolicy.UNLIMITED_BPS);
    return Math.min(MAX_REQUESTED_BPS, RembPolicy.requestedBps(limits, acceptedBps));
  }

  /** Says goodbye for every stream that was sent (RFC 3550, section 6.6). */
  void bye(NegotiatedMedia first, List<OutgoingMedia> outgoing) {
    writer.clear().receiverReport(first.localSsrc()).cname(first.localSsrc(), first.cname());
    boolean any = false;
    for (OutgoingMedia media : outgoing) {
      SendStream stream = media.stream();
      if (stream != null && stream.hasSent()) {
        writer.bye(stream.media().localSsrc());
        any = true;
      }
    }
    if (any && transport.isConnected()) {
      transport.sendRtcp(buffer, writer.length());
    }
  }
}
