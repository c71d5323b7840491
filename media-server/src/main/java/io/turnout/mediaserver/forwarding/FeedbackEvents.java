package io.turnout.mediaserver.forwarding;

import io.turnout.rtcp.ReportBlock;
import io.turnout.rtcp.RtcpHandler;
import io.turnout.rtcp.SenderReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Confined to its event loop. Gives what the peer's RTCP says to the media that it is about. */
final class FeedbackEvents implements RtcpHandler {
  private final List<IncomingMedia> incoming;
  private final List<OutgoingMedia> outgoing;
  private final SenderClock senderClock = new SenderClock();
  private long arrivalNs;

  FeedbackEvents(List<IncomingMedia> incoming, List<OutgoingMedia> outgoing) {
    this.incoming = incoming;
    this.outgoing = outgoing;
  }

  /** Sets when the packet arrived that is about to be parsed. */
  void arrivalNs(long packetArrivalNs) {
    arrivalNs = packetArrivalNs;
  }

  @Override
  public void onSenderReport(SenderReport report) {
    for (int i = 0; i < incoming.size(); i++) {
      ReceiveStream stream = incoming.get(i).find(report.ssrc());
      if (stream != null) {
        stream.onSenderReport(
            report, senderClock.toLoopNs(report.ntpTimestamp(), arrivalNs), arrivalNs);
      }
    }
  }

  @Override
  public void onReportBlock(long senderSsrc, ReportBlock block) {
    OutgoingMedia media = sentWith(block.ssrc());
    SendStream stream = media == null ? null : media.stream();
    if (stream != null) {
      stream.onReportBlock(block, arrivalNs);
    }
  }

  @Override
  public void onBye(long ssrc) {
    for (int i = 0; i < incoming.size(); i++) {
      incoming.get(i).onBye(ssrc);
    }
  }

  @Override
  public void onNack(long senderSsrc, long mediaSsrc) {
    OutgoingMedia media = sentWith(mediaSsrc);
    if (media != null) {
      media.onNack();
    }
  }

  @Override
  public void onNackedSequenceNumber(long mediaSsrc, int sequenceNumber) {
    OutgoingMedia media = sentWith(mediaSsrc);
    if (media != null) {
      media.onNackedSequenceNumber(sequenceNumber, arrivalNs);
    }
  }

  @Override
  public void onPictureLossIndication(long senderSsrc, long mediaSsrc) {
    OutgoingMedia media = sentWith(mediaSsrc);
    if (media != null) {
      media.onPictureLossIndication(arrivalNs);
    }
  }

  @Override
  public void onFullIntraRequest(long senderSsrc, long mediaSsrc, int commandSequenceNumber) {
    OutgoingMedia media = sentWith(mediaSsrc);
    if (media != null) {
      media.onFullIntraRequest(arrivalNs);
    }
  }

  @Override
  public void onReceiverEstimatedMaximumBitrate(long senderSsrc, long mediaSsrc, long bitrateBps) {
    OutgoingMedia media = sentWith(mediaSsrc);
    if (media != null) {
      media.onEstimate(bitrateBps, arrivalNs);
    }
  }

  private @Nullable OutgoingMedia sentWith(long ssrc) {
    for (int i = 0; i < outgoing.size(); i++) {
      if (outgoing.get(i).sendsWith(ssrc)) {
        return outgoing.get(i);
      }
    }
    return null;
  }
}
