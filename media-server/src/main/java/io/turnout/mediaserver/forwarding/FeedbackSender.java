package io.turnout.mediaserver.forwarding;

import io.turnout.mediaserver.stats.MediaCounter;
import io.turnout.rtcp.RtcpWriter;
import io.turnout.transport.MediaTransport;

/**
 * Confined to its event loop. Sends feedback that cannot wait for the next report (RFC 4585,
 * section 3.2: immediate feedback in a minimal compound packet).
 */
final class FeedbackSender {
  private final PeerTransport transport;
  private final byte[] buffer =
      new byte[PeerTransport.MAX_PACKET_BYTES + MediaTransport.PROTECTION_ROOM_BYTES];
  private final RtcpWriter writer = new RtcpWriter(buffer);

  FeedbackSender(PeerTransport transport) {
    this.transport = transport;
  }

  /** Asks for a key frame in the way that was negotiated; PLI where both were. */
  void requestKeyFrame(NegotiatedMedia media, ReceiveStream stream) {
    boolean pli = stream.codec().feedback().contains(RtcpFeedback.NACK_PLI);
    if ((!pli && !stream.codec().feedback().contains(RtcpFeedback.CCM_FIR))
        || !transport.isConnected()) {
      return;
    }
    begin(media);
    if (pli) {
      writer.pictureLossIndication(media.localSsrc(), stream.ssrc());
      stream.onPliSent();
    } else {
      writer.fullIntraRequest(media.localSsrc(), stream.ssrc(), stream.onFirSent());
    }
    transport.sendRtcp(buffer, writer.length());
    transport.counters().increment(MediaCounter.KEY_FRAME_REQUESTS_SENT);
  }

  /** Asks for lost packets again. */
  void nack(NegotiatedMedia media, ReceiveStream stream, int[] sequenceNumbers, int count) {
    if (!transport.isConnected()) {
      return;
    }
    begin(media);
    writer.nack(media.localSsrc(), stream.ssrc());
    for (int i = 0; i < count; i++) {
      writer.nackedSequenceNumber(sequenceNumbers[i]);
    }
    transport.sendRtcp(buffer, writer.length());
    stream.onNackSent();
    transport.counters().increment(MediaCounter.NACKS_SENT);
  }

  private void begin(NegotiatedMedia media) {
    writer.clear().receiverReport(media.localSsrc()).cname(media.localSsrc(), media.cname());
  }
}
