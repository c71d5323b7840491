package io.turnout.rtcp;

import java.nio.charset.StandardCharsets;

/**
 * Reads compound RTCP packets (RFC 3550, section 6.1). Confined to one thread.
 *
 * <p>A packet cut short ends the parse; what came before it has been handled. Reduced-size RTCP
 * (RFC 5506) is accepted.
 */
public final class RtcpParser {
  private static final int HEADER_BYTES = 4;
  private static final int SENDER_INFORMATION_BYTES = 24;
  private static final int REPORT_BLOCK_BYTES = 24;
  private static final int FEEDBACK_HEADER_BYTES = 12;
  private static final int FIR_ENTRY_BYTES = 8;
  private static final int CNAME = 1;

  private final TransportFeedback transportFeedback = new TransportFeedback();

  /**
   * Tells the handler what the compound packet says.
   *
   * @return false when a part was malformed; that part was skipped
   */
  public boolean parse(byte[] buffer, int offset, int length, RtcpHandler handler) {
    int end = offset + length;
    int at = offset;
    boolean wellFormed = length >= HEADER_BYTES;
    while (at < end) {
      if (end - at < HEADER_BYTES || (buffer[at] & 0xC0) != 0x80) {
        return false;
      }
      int next = at + HEADER_BYTES + 4 * Wire.uint16(buffer, at + 2);
      if (next > end) {
        return false;
      }
      int bodyEnd = next;
      if ((buffer[at] & 0x20) != 0) {
        int padding = Wire.uint8(buffer, next - 1);
        if (padding == 0 || padding > next - at - HEADER_BYTES) {
          return false;
        }
        bodyEnd -= padding;
      }
      wellFormed &= packet(buffer, at, bodyEnd, handler);
      at = next;
    }
    return wellFormed;
  }

  private boolean packet(byte[] buffer, int start, int end, RtcpHandler handler) {
    int count = buffer[start] & 0x1F;
    int type = Wire.uint8(buffer, start + 1);
    int body = start + HEADER_BYTES;
    return switch (type) {
      case RtcpPacketType.SENDER_REPORT -> senderReport(buffer, body, end, count, handler);
      case RtcpPacketType.RECEIVER_REPORT ->
          end - body >= 4
              && reportBlocks(buffer, body + 4, end, count, Wire.uint32(buffer, body), handler);
      case RtcpPacketType.SOURCE_DESCRIPTION ->
          sourceDescription(buffer, body, end, count, handler);
      case RtcpPacketType.BYE -> bye(buffer, body, end, count, handler);
      case RtcpPacketType.TRANSPORT_LAYER_FEEDBACK ->
          end - start >= FEEDBACK_HEADER_BYTES
              && transportLayerFeedback(buffer, start, end, count, handler);
      case RtcpPacketType.PAYLOAD_SPECIFIC_FEEDBACK ->
          end - start >= FEEDBACK_HEADER_BYTES
              && payloadSpecificFeedback(buffer, start, end, count, handler);
      default -> {
        handler.onUnknown(type, count);
        yield true;
      }
    };
  }

  private static boolean senderReport(
      byte[] buffer, int body, int end, int count, RtcpHandler handler) {
    if (end - body < SENDER_INFORMATION_BYTES) {
      return false;
    }
    long ssrc = Wire.uint32(buffer, body);
    handler.onSenderReport(
        new SenderReport(
            ssrc,
            Wire.int64(buffer, body + 4),
            Wire.uint32(buffer, body + 12),
            Wire.uint32(buffer, body + 16),
            Wire.uint32(buffer, body + 20)));
    return reportBlocks(buffer, body + SENDER_INFORMATION_BYTES, end, count, ssrc, handler);
  }

  private static boolean reportBlocks(
      byte[] buffer, int start, int end, int count, long senderSsrc, RtcpHandler handler) {
    int at = start;
    for (int i = 0; i < count; i++, at += REPORT_BLOCK_BYTES) {
      if (end - at < REPORT_BLOCK_BYTES) {
        return false;
      }
      handler.onReportBlock(
          senderSsrc,
          new ReportBlock(
              Wire.uint32(buffer, at),
              Wire.uint8(buffer, at + 4),
              Wire.int32(buffer, at + 4) << 8 >> 8,
              Wire.uint32(buffer, at + 8),
              Wire.uint32(buffer, at + 12),
              Wire.uint32(buffer, at + 16),
              Wire.uint32(buffer, at + 20)));
    }
    return true;
  }

  private static boolean sourceDescription(
      byte[] buffer, int body, int end, int chunks, RtcpHandler handler) {
    int at = body;
    for (int chunk = 0; chunk < chunks; chunk++) {
      if (end - at < 8) {
        return false; // SSRC, and at least the null that ends the items, filled up to a word
      }
      long ssrc = Wire.uint32(buffer, at);
      at += 4;
      while (at < end && buffer[at] != 0) {
        int itemBytes = at + 1 < end ? Wire.uint8(buffer, at + 1) : 0;
        if (end - at < 2 + itemBytes) {
          return false;
        }
        if (buffer[at] == CNAME) {
          handler.onCname(ssrc, new String(buffer, at + 2, itemBytes, StandardCharsets.UTF_8));
        }
        at += 2 + itemBytes;
      }
      at = body + (at - body) / 4 * 4 + 4;
    }
    return at <= end;
  }

  private static boolean bye(byte[] buffer, int body, int end, int count, RtcpHandler handler) {
    if (end - body < 4 * count) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      handler.onBye(Wire.uint32(buffer, body + 4 * i));
    }
    return true;
  }

  private boolean transportLayerFeedback(
      byte[] buffer, int start, int end, int format, RtcpHandler handler) {
    long senderSsrc = Wire.uint32(buffer, start + 4);
    long mediaSsrc = Wire.uint32(buffer, start + 8);
    int fci = start + FEEDBACK_HEADER_BYTES;
    if (format == RtcpPacketType.GENERIC_NACK) {
      handler.onNack(senderSsrc, mediaSsrc);
      for (int at = fci; at + 4 <= end; at += 4) {
        int first = Wire.uint16(buffer, at);
        handler.onNackedSequenceNumber(mediaSsrc, first);
        for (int lost = Wire.uint16(buffer, at + 2), next = 1; lost != 0; lost >>>= 1, next++) {
          if ((lost & 1) != 0) {
            handler.onNackedSequenceNumber(mediaSsrc, (first + next) & 0xFFFF);
          }
        }
      }
      return end > fci && (end - fci) % 4 == 0;
    }
    if (format == RtcpPacketType.TRANSPORT_WIDE) {
      if (!transportFeedback.wrap(buffer, fci, end)) {
        return false;
      }
      handler.onTransportFeedback(senderSsrc, mediaSsrc, transportFeedback);
      return true;
    }
    handler.onUnknown(RtcpPacketType.TRANSPORT_LAYER_FEEDBACK, format);
    return true;
  }

  private static boolean payloadSpecificFeedback(
      byte[] buffer, int start, int end, int format, RtcpHandler handler) {
    long senderSsrc = Wire.uint32(buffer, start + 4);
    long mediaSsrc = Wire.uint32(buffer, start + 8);
    int fci = start + FEEDBACK_HEADER_BYTES;
    switch (format) {
      case RtcpPacketType.PICTURE_LOSS_INDICATION ->
          handler.onPictureLossIndication(senderSsrc, mediaSsrc);
      case RtcpPacketType.FULL_INTRA_REQUEST -> {
        for (int at = fci; at + FIR_ENTRY_BYTES <= end; at += FIR_ENTRY_BYTES) {
          handler.onFullIntraRequest(
              senderSsrc, Wire.uint32(buffer, at), Wire.uint8(buffer, at + 4));
        }
        return end > fci && (end - fci) % FIR_ENTRY_BYTES == 0;
      }
      case RtcpPacketType.APPLICATION_LAYER -> {
        if (end - fci >= 8 && Wire.int32(buffer, fci) == RtcpPacketType.REMB) {
          return receiverEstimatedMaximumBitrate(buffer, fci, end, senderSsrc, handler);
        }
        handler.onUnknown(RtcpPacketType.PAYLOAD_SPECIFIC_FEEDBACK, format);
      }
      default -> handler.onUnknown(RtcpPacketType.PAYLOAD_SPECIFIC_FEEDBACK, format);
    }
    return true;
  }

  private static boolean receiverEstimatedMaximumBitrate(
      byte[] buffer, int fci, int end, long senderSsrc, RtcpHandler handler) {
    int count = Wire.uint8(buffer, fci + 4);
    if (end - fci < 8 + 4 * count) {
      return false;
    }
    int exponent = Wire.uint8(buffer, fci + 5) >>> 2;
    long mantissa = Wire.int32(buffer, fci + 4) & 0x3_FFFF;
    long bitrateBps = exponent > 45 ? Long.MAX_VALUE : mantissa << exponent;
    for (int i = 0; i < count; i++) {
      handler.onReceiverEstimatedMaximumBitrate(
          senderSsrc, Wire.uint32(buffer, fci + 8 + 4 * i), bitrateBps);
    }
    return true;
  }
}
