package io.turnout.rtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * A view of one RTP packet in somebody else's array (RFC 3550, section 5.1). Holds no bytes; wrap
 * it around packet after packet. Confined to one thread.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * |V=2|P|X|  CC   |M|     PT      |       sequence number         |
 * |                           timestamp                           |
 * |           synchronization source (SSRC) identifier            |
 * |            contributing source (CSRC) identifiers, 0 to 15    |
 * |  extension profile            |  extension length in words    |  if X
 * |                    extension elements (RFC 8285)              |
 * |                    payload, padding if P                      |
 * </pre>
 */
public final class RtpPacket {
  /** Header without CSRCs and extensions. */
  public static final int FIXED_HEADER_BYTES = 12;

  /** Profile of one-byte header extensions (RFC 8285, section 4.2). */
  static final int ONE_BYTE_PROFILE = 0xBEDE;

  /** Profile of two-byte header extensions without the application bits (RFC 8285, section 4.3). */
  static final int TWO_BYTE_PROFILE = 0x1000;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private static final byte[] NOTHING = new byte[FIXED_HEADER_BYTES];

  private byte[] buffer = NOTHING;
  private int offset;
  private int length;
  private int headerBytes = FIXED_HEADER_BYTES;
  private int paddingBytes;
  private int extensionStart;
  private int extensionEnd;
  private boolean twoByteElements;

  /**
   * Looks at the packet. Borrows the array until the next wrap.
   *
   * @return false when this is no RTP packet; nothing else may then be called
   */
  public boolean wrap(byte[] array, int start, int byteCount) {
    if (byteCount < FIXED_HEADER_BYTES || (array[start] & 0xC0) != 0x80) {
      return false;
    }
    int header = FIXED_HEADER_BYTES + 4 * (array[start] & 0x0F);
    int elementsStart = 0;
    int elementsEnd = 0;
    boolean twoByte = false;
    if ((array[start] & 0x10) != 0) {
      if (header + 4 > byteCount) {
        return false;
      }
      int profile = (short) SHORT.get(array, start + header) & 0xFFFF;
      int elementBytes = 4 * ((short) SHORT.get(array, start + header + 2) & 0xFFFF);
      header += 4;
      twoByte = (profile & 0xFFF0) == TWO_BYTE_PROFILE;
      if (twoByte || profile == ONE_BYTE_PROFILE) {
        elementsStart = start + header;
        elementsEnd = elementsStart + elementBytes;
      }
      header += elementBytes;
    }
    if (header > byteCount) {
      return false;
    }
    int padding = 0;
    if ((array[start] & 0x20) != 0) {
      padding = array[start + byteCount - 1] & 0xFF;
      if (padding == 0 || header + padding > byteCount) {
        return false;
      }
    }
    buffer = array;
    offset = start;
    length = byteCount;
    headerBytes = header;
    paddingBytes = padding;
    extensionStart = elementsStart;
    extensionEnd = elementsEnd;
    twoByteElements = twoByte;
    return true;
  }

  /** {@return the array wrapped} */
  public byte[] buffer() {
    return buffer;
  }

  /** {@return where the packet begins in the array} */
  public int offset() {
    return offset;
  }

  /** {@return bytes of the whole packet, padding included} */
  public int length() {
    return length;
  }

  public boolean marker() {
    return (buffer[offset + 1] & 0x80) != 0;
  }

  /** {@return 0 to 127} */
  public int payloadType() {
    return buffer[offset + 1] & 0x7F;
  }

  /** {@return 16 bit, unsigned} */
  public int sequenceNumber() {
    return (short) SHORT.get(buffer, offset + 2) & 0xFFFF;
  }

  /** {@return 32 bit, unsigned} */
  public long timestamp() {
    return (int) INT.get(buffer, offset + 4) & 0xFFFF_FFFFL;
  }

  /** {@return 32 bit, unsigned} */
  public long ssrc() {
    return (int) INT.get(buffer, offset + 8) & 0xFFFF_FFFFL;
  }

  public void marker(boolean marker) {
    buffer[offset + 1] = (byte) ((marker ? 0x80 : 0) | payloadType());
  }

  public void payloadType(int payloadType) {
    buffer[offset + 1] = (byte) ((buffer[offset + 1] & 0x80) | (payloadType & 0x7F));
  }

  /** Writes the low 16 bits. */
  public void sequenceNumber(int sequenceNumber) {
    SHORT.set(buffer, offset + 2, (short) sequenceNumber);
  }

  /** Writes the low 32 bits. */
  public void timestamp(long timestamp) {
    INT.set(buffer, offset + 4, (int) timestamp);
  }

  /** Writes the low 32 bits. */
  public void ssrc(long ssrc) {
    INT.set(buffer, offset + 8, (int) ssrc);
  }

  /** {@return number of contributing sources, 0 to 15} */
  public int csrcCount() {
    return buffer[offset] & 0x0F;
  }

  /**
   * {@return a contributing source, 32 bit, unsigned}
   *
   * @throws IndexOutOfBoundsException when the packet has no such source
   */
  public long csrc(int index) {
    Objects.checkIndex(index, csrcCount());
    return (int) INT.get(buffer, offset + FIXED_HEADER_BYTES + 4 * index) & 0xFFFF_FFFFL;
  }

  /** {@return bytes of header, CSRCs and extensions} */
  public int headerBytes() {
    return headerBytes;
  }

  /** {@return where the payload begins in the array} */
  public int payloadOffset() {
    return offset + headerBytes;
  }

  /** {@return bytes of payload, padding not included} */
  public int payloadBytes() {
    return length - headerBytes - paddingBytes;
  }

  /** {@return bytes of padding at the end, the count byte included} */
  public int paddingBytes() {
    return paddingBytes;
  }

  /**
   * {@return where in the array the value of the extension element begins, -1 when the packet has
   * none with this identifier}
   *
   * @param id local identifier, 1 to 255
   */
  public int extensionOffset(int id) {
    for (int element = nextExtension(extensionStart); element >= 0; ) {
      if (extensionId(element) == id) {
        return element;
      }
      element = nextExtension(element + extensionBytes(element));
    }
    return -1;
  }

  /** {@return where the first extension element's value begins in the array, -1 when none} */
  public int firstExtension() {
    return nextExtension(extensionStart);
  }

  /** {@return the element after the one whose value begins here, -1 when that was the last} */
  public int extensionAfter(int element) {
    return nextExtension(element + extensionBytes(element));
  }

  /** {@return identifier of the element whose value begins here} */
  public int extensionId(int element) {
    return twoByteElements ? buffer[element - 2] & 0xFF : (buffer[element - 1] & 0xF0) >>> 4;
  }

  /** {@return bytes of the value that begins here} */
  public int extensionBytes(int element) {
    return twoByteElements ? buffer[element - 1] & 0xFF : (buffer[element - 1] & 0x0F) + 1;
  }

  /** Skips padding from a position between elements and checks that the next one lies within. */
  private int nextExtension(int position) {
    int at = position;
    while (at < extensionEnd && buffer[at] == 0) {
      at++;
    }
    int value = at + (twoByteElements ? 2 : 1);
    if (value > extensionEnd) {
      return -1;
    }
    if (!twoByteElements && (buffer[at] & 0xF0) == 0xF0) {
      return -1; // identifier 15 ends the elements (RFC 8285, section 4.2)
    }
    return value + extensionBytes(value) > extensionEnd ? -1 : value;
  }
}
