package io.turnout.rtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes one RTP packet after another into an array: header, extension elements, payload, in this
 * order (RFC 3550, section 5.1; RFC 8285). Confined to one thread.
 *
 * <p>An identifier above 14 or a value of 0 or more than 16 bytes needs the two-byte form, which is
 * chosen with the header for the whole packet.
 */
public final class RtpPacketWriter {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] buffer;
  private int position;
  private int extensionHeader;
  private boolean twoByteElements;

  /** Makes a writer on this array, from its first byte on. */
  public RtpPacketWriter(byte[] buffer) {
    this.buffer = buffer;
  }

  /** Writes the fixed header; the low bits of each number count. */
  public RtpPacketWriter header(
      int payloadType,
      boolean marker,
      int sequenceNumber,
      long timestamp,
      long ssrc,
      boolean useTwoByteElements) {
    buffer[0] = (byte) 0x80;
    buffer[1] = (byte) ((marker ? 0x80 : 0) | (payloadType & 0x7F));
    SHORT.set(buffer, 2, (short) sequenceNumber);
    INT.set(buffer, 4, (int) timestamp);
    INT.set(buffer, 8, (int) ssrc);
    position = RtpPacket.FIXED_HEADER_BYTES;
    extensionHeader = 0;
    twoByteElements = useTwoByteElements;
    return this;
  }

  /**
   * Adds an extension element.
   *
   * @return false when the form chosen cannot carry it or the array has no room; nothing is written
   */
  public boolean extension(int id, byte[] value, int offset, int length) {
    if (!canCarry(id, length)) {
      return false;
    }
    element(id, length);
    System.arraycopy(value, offset, buffer, position, length);
    position += length;
    return true;
  }

  /**
   * Adds an extension element of three bytes, such as abs-send-time.
   *
   * @return false when the form chosen cannot carry it or the array has no room; nothing is written
   */
  public boolean extension24(int id, int value) {
    if (!canCarry(id, 3)) {
      return false;
    }
    element(id, 3);
    buffer[position++] = (byte) (value >>> 16);
    buffer[position++] = (byte) (value >>> 8);
    buffer[position++] = (byte) value;
    return true;
  }

  /**
   * Ends the header and adds the payload.
   *
   * @return bytes of the whole packet, -1 when the array has no room for it
   */
  public int payload(byte[] payload, int offset, int length) {
    if (extensionHeader != 0) {
      while ((position - extensionHeader) % 4 != 0) {
        buffer[position++] = 0;
      }
      SHORT.set(buffer, extensionHeader + 2, (short) ((position - extensionHeader) / 4 - 1));
    }
    if (length > buffer.length - position) {
      return -1;
    }
    System.arraycopy(payload, offset, buffer, position, length);
    return position + length;
  }

  private boolean canCarry(int id, int length) {
    boolean fitsForm =
        twoByteElements
            ? id >= 1 && id <= 255 && length >= 0 && length <= 255
            : id >= 1 && id <= 14 && length >= 1 && length <= 16;
    // Extension header, element header and the padding of the last word come to 9 bytes at most.
    return fitsForm && length + 9 <= buffer.length - position;
  }

  private void element(int id, int length) {
    if (extensionHeader == 0) {
      extensionHeader = position;
      buffer[0] = (byte) (buffer[0] | 0x10);
      SHORT.set(
          buffer,
          position,
          (short) (twoByteElements ? RtpPacket.TWO_BYTE_PROFILE : RtpPacket.ONE_BYTE_PROFILE));
      position += 4;
    }
    if (twoByteElements) {
      buffer[position++] = (byte) id;
      buffer[position++] = (byte) length;
    } else {
      buffer[position++] = (byte) ((id << 4) | (length - 1));
    }
  }
}
