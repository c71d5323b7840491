package io.turnout.rtcp;

import java.nio.charset.StandardCharsets;

/**
 * Writes a compound RTCP packet into an array, part after part (RFC 3550, section 6.1). Confined to
 * one thread. SSRCs are 32 bit; the low bits of each number count.
 *
 * <p>Every method throws {@link IndexOutOfBoundsException} when the array is full: its size is the
 * caller's own choice, not the network's.
 */
public final class RtcpWriter {
  private static final int MAX_REPORT_BLOCKS = 31;
  private static final int MAX_CNAME_BYTES = 255;
  private static final int REMB_MANTISSA_BITS = 18;

  private final byte[] buffer;
  private int position;
  private int reportStart;
  private int nackStart;

  /** Makes a writer on this array, from its first byte on. */
  public RtcpWriter(byte[] buffer) {
    this.buffer = buffer;
  }

  /** Begins a new compound packet. */
  public RtcpWriter clear() {
    position = 0;
    return this;
  }

  /** {@return bytes written since {@link #clear}} */
  public int length() {
    return position;
  }

  /** Adds a sender report; {@link #reportBlock} may follow. */
  public RtcpWriter senderReport(
      long ssrc, long ntpTimestamp, long rtpTimestamp, long packetCount, long octetCount) {
    reportStart = position;
    header(0, RtcpPacketType.SENDER_REPORT, 24);
    put32(ssrc);
    Wire.put64(buffer, position, ntpTimestamp);
    position += 8;
    put32(rtpTimestamp);
    put32(packetCount);
    put32(octetCount);
    return this;
  }

  /** Adds an empty receiver report; {@link #reportBlock} may follow. */
  public RtcpWriter receiverReport(long ssrc) {
    reportStart = position;
    header(0, RtcpPacketType.RECEIVER_REPORT, 4);
    put32(ssrc);
    return this;
  }

  /**
   * Adds a block to the report just written.
   *
   * @throws IllegalStateException when the report has 31, the most that fit
   */
  public RtcpWriter reportBlock(ReportBlock block) {
    int count = buffer[reportStart] & 0x1F;
    if (count == MAX_REPORT_BLOCKS) {
      throw new IllegalStateException("report blocks: limit 31 in one report, begin another");
    }
    put32(block.ssrc());
    put32((long) block.fractionLost() << 24 | (block.cumulativeLost() & 0xFF_FFFF));
    put32(block.extendedHighestSequenceNumber());
    put32(block.jitter());
    put32(block.lastSenderReport());
    put32(block.delaySinceLastSenderReport());
    buffer[reportStart]++;
    Wire.put16(buffer, reportStart + 2, (position - reportStart) / 4 - 1);
    return this;
  }

  /**
   * Adds a source description with one chunk and its CNAME.
   *
   * @throws IllegalArgumentException when the name is longer than 255 bytes in UTF-8
   */
  public RtcpWriter cname(long ssrc, String cname) {
    byte[] name = cname.getBytes(StandardCharsets.UTF_8);
    if (name.length > MAX_CNAME_BYTES) {
      throw new IllegalArgumentException(
          "cname: found " + name.length + " bytes, limit " + MAX_CNAME_BYTES);
    }
    int bodyBytes = (4 + 2 + name.length) / 4 * 4 + 4;
    header(1, RtcpPacketType.SOURCE_DESCRIPTION, bodyBytes);
    int end = position + bodyBytes;
    put32(ssrc);
    buffer[position++] = 1;
    buffer[position++] = (byte) name.length;
    System.arraycopy(name, 0, buffer, position, name.length);
    position += name.length;
    while (position < end) {
      buffer[position++] = 0;
    }
    return this;
  }

  public RtcpWriter bye(long ssrc) {
    header(1, RtcpPacketType.BYE, 4);
    put32(ssrc);
    return this;
  }

  /** Begins a generic NACK; {@link #nackedSequenceNumber} must follow. */
  public RtcpWriter nack(long senderSsrc, long mediaSsrc) {
    nackStart = position;
    feedback(
        RtcpPacketType.TRANSPORT_LAYER_FEEDBACK,
        RtcpPacketType.GENERIC_NACK,
        senderSsrc,
        mediaSsrc,
        0);
    return this;
  }

  /** Adds a sequence number to the NACK just begun; ascending numbers share an entry. */
  public RtcpWriter nackedSequenceNumber(int sequenceNumber) {
    if (position - nackStart > 12) {
      int behind = (sequenceNumber - Wire.uint16(buffer, position - 4)) & 0xFFFF;
      if (behind >= 1 && behind <= 16) {
        int lost = Wire.uint16(buffer, position - 2) | 1 << (behind - 1);
        Wire.put16(buffer, position - 2, lost);
        return this;
      }
    }
    put32((sequenceNumber & 0xFFFFL) << 16);
    Wire.put16(buffer, nackStart + 2, (position - nackStart) / 4 - 1);
    return this;
  }

  public RtcpWriter pictureLossIndication(long senderSsrc, long mediaSsrc) {
    feedback(
        RtcpPacketType.PAYLOAD_SPECIFIC_FEEDBACK,
        RtcpPacketType.PICTURE_LOSS_INDICATION,
        senderSsrc,
        mediaSsrc,
        0);
    return this;
  }

  /** Adds a full intra request with one entry; the common media SSRC is 0 (RFC 5104). */
  public RtcpWriter fullIntraRequest(long senderSsrc, long mediaSsrc, int commandSequenceNumber) {
    feedback(
        RtcpPacketType.PAYLOAD_SPECIFIC_FEEDBACK,
        RtcpPacketType.FULL_INTRA_REQUEST,
        senderSsrc,
        0,
        8);
    put32(mediaSsrc);
    put32((commandSequenceNumber & 0xFFL) << 24);
    return this;
  }

  /**
   * Adds a receiver estimated maximum bitrate for one SSRC, rounded down to 18 significant bits.
   *
   * @param bitrateBps 0 or more
   */
  public RtcpWriter receiverEstimatedMaximumBitrate(
      long senderSsrc, long mediaSsrc, long bitrateBps) {
    feedback(
        RtcpPacketType.PAYLOAD_SPECIFIC_FEEDBACK,
        RtcpPacketType.APPLICATION_LAYER,
        senderSsrc,
        0,
        12);
    int exponent =
        Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(bitrateBps) - REMB_MANTISSA_BITS);
    put32(RtcpPacketType.REMB);
    put32(1L << 24 | (long) exponent << REMB_MANTISSA_BITS | bitrateBps >> exponent);
    put32(mediaSsrc);
    return this;
  }

  /** Adds transport-wide feedback; see {@link TransportFeedbackBuilder}. */
  public RtcpWriter transportFeedback(
      long senderSsrc, long mediaSsrc, TransportFeedbackBuilder feedback) {
    int start = position;
    feedback(
        RtcpPacketType.TRANSPORT_LAYER_FEEDBACK,
        RtcpPacketType.TRANSPORT_WIDE,
        senderSsrc,
        mediaSsrc,
        0);
    position = feedback.write(buffer, position);
    int padding = (start - position) & 3;
    for (int i = 1; i <= padding; i++) {
      buffer[position++] = (byte) (i == padding ? padding : 0);
    }
    if (padding > 0) {
      buffer[start] = (byte) (buffer[start] | 0x20);
    }
    Wire.put16(buffer, start + 2, (position - start) / 4 - 1);
    return this;
  }

  private void feedback(int type, int format, long senderSsrc, long mediaSsrc, int fciBytes) {
    header(format, type, 8 + fciBytes);
    put32(senderSsrc);
    put32(mediaSsrc);
  }

  private void header(int count, int type, int bodyBytes) {
    buffer[position] = (byte) (0x80 | count);
    buffer[position + 1] = (byte) type;
    Wire.put16(buffer, position + 2, bodyBytes / 4);
    position += 4;
  }

  private void put32(long value) {
    Wire.put32(buffer, position, value);
    position += 4;
  }
}
