package io.turnout.srtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The few fields of RTP and RTCP that SRTP needs. */
final class SrtpPacket {
  /** Flag E in SRTCP's index word (RFC 3711, section 3.4). */
  static final int RTCP_ENCRYPTED = 0x8000_0000;

  static final int RTP_HEADER_BYTES = 12;
  static final int RTCP_HEADER_BYTES = 8;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private SrtpPacket() {}

  /** {@return the length of fixed header, CSRCs and extension, −1 when the packet is shorter} */
  static int rtpHeaderBytes(byte[] buffer, int offset, int length) {
    if (length < RTP_HEADER_BYTES || (buffer[offset] & 0xC0) != 0x80) {
      return -1;
    }
    int header = RTP_HEADER_BYTES + 4 * (buffer[offset] & 0x0F);
    if ((buffer[offset] & 0x10) != 0) {
      if (length < header + 4) {
        return -1;
      }
      header += 4 + 4 * u16(buffer, offset + header + 2);
    }
    return header <= length ? header : -1;
  }

  static int sequenceNumber(byte[] buffer, int offset) {
    return u16(buffer, offset + 2);
  }

  static int rtpSsrc(byte[] buffer, int offset) {
    return i32(buffer, offset + 8);
  }

  static int rtcpSsrc(byte[] buffer, int offset) {
    return i32(buffer, offset + 4);
  }

  private static int u16(byte[] buffer, int offset) {
    return ((buffer[offset] & 0xFF) << 8) | (buffer[offset + 1] & 0xFF);
  }

  static int i32(byte[] buffer, int offset) {
    return (int) INT.get(buffer, offset);
  }

  static void i32(byte[] buffer, int offset, int value) {
    INT.set(buffer, offset, value);
  }

  static long i64(byte[] buffer, int offset) {
    return (long) LONG.get(buffer, offset);
  }

  static void i64(byte[] buffer, int offset, long value) {
    LONG.set(buffer, offset, value);
  }
}
