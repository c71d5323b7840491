package io.turnout.rtcp;

/**
 * Hears of what a compound RTCP packet says, in its order, on the thread that parses. SSRCs are 32
 * bit, unsigned. Whatever is not overridden is skipped.
 */
public interface RtcpHandler {
  /** A sender report without its report blocks (RFC 3550, section 6.4.1). */
  default void onSenderReport(SenderReport report) {}

  /** A report block of a sender or receiver report (RFC 3550, section 6.4.1). */
  default void onReportBlock(long senderSsrc, ReportBlock block) {}

  /** The CNAME item of a source description (RFC 3550, section 6.5.1). */
  default void onCname(long ssrc, String cname) {}

  /** A source that leaves (RFC 3550, section 6.6). */
  default void onBye(long ssrc) {}

  /** A generic NACK packet begins; its sequence numbers follow (RFC 4585, section 6.2.1). */
  default void onNack(long senderSsrc, long mediaSsrc) {}

  /** A sequence number of 16 bit that a generic NACK asks for. */
  default void onNackedSequenceNumber(long mediaSsrc, int sequenceNumber) {}

  /** Picture loss indication (RFC 4585, section 6.3.1). */
  default void onPictureLossIndication(long senderSsrc, long mediaSsrc) {}

  /**
   * An entry of a full intra request (RFC 5104, section 4.3.1).
   *
   * @param commandSequenceNumber 8 bit; a repetition has the same
   */
  default void onFullIntraRequest(long senderSsrc, long mediaSsrc, int commandSequenceNumber) {}

  /** An SSRC that a receiver estimated maximum bitrate holds for, their sum not above it. */
  default void onReceiverEstimatedMaximumBitrate(
      long senderSsrc, long mediaSsrc, long bitrateBps) {}

  /** Transport-wide feedback; the view is borrowed until return. */
  default void onTransportFeedback(long senderSsrc, long mediaSsrc, TransportFeedback feedback) {}

  /** A packet of a type or format that is not known here; it is skipped. */
  default void onUnknown(int packetType, int format) {}
}
