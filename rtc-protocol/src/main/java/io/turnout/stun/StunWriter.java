package io.turnout.stun;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Confined to one thread; reused from message to message. Writes one STUN message (RFC 8489) into
 * its own buffer: begin, attributes in any order, then integrity and fingerprint.
 */
@SuppressWarnings("CanIgnoreReturnValueSuggester") // its annotation is not worth a dependency
public final class StunWriter {
  private static final int FINGERPRINT_XOR = 0x5354554E;

  private final byte[] buffer;
  private final CRC32 crc = new CRC32();
  private int length;

  /**
   * A writer with a buffer of its own.
   *
   * @param capacityBytes of the longest message; 548 is always carried over IPv4 (RFC 8489, section
   *     6.1)
   */
  public StunWriter(int capacityBytes) {
    buffer = new byte[Math.max(capacityBytes, StunHeader.BYTES)];
  }

  /** Starts a message anew. */
  public StunWriter begin(int messageType, byte[] transactionId) {
    Bytes.u16(buffer, 0, messageType);
    Bytes.i32(buffer, StunHeader.COOKIE_OFFSET, StunHeader.MAGIC_COOKIE);
    System.arraycopy(
        transactionId,
        0,
        buffer,
        StunHeader.TRANSACTION_ID_OFFSET,
        StunHeader.TRANSACTION_ID_BYTES);
    length = StunHeader.BYTES;
    updateLength();
    return this;
  }

  /** Starts a response to the request that was read. */
  public StunWriter beginResponse(int messageType, StunReader request) {
    Bytes.u16(buffer, 0, messageType);
    Bytes.i32(buffer, StunHeader.COOKIE_OFFSET, StunHeader.MAGIC_COOKIE);
    request.copyTransactionId(buffer, StunHeader.TRANSACTION_ID_OFFSET);
    length = StunHeader.BYTES;
    updateLength();
    return this;
  }

  public StunWriter username(String username) {
    return text(StunAttribute.USERNAME, username);
  }

  public StunWriter software(String software) {
    return text(StunAttribute.SOFTWARE, software);
  }

  public StunWriter priority(long priority) {
    int value = attribute(StunAttribute.PRIORITY, 4);
    Bytes.i32(buffer, value, (int) priority);
    return this;
  }

  public StunWriter useCandidate() {
    attribute(StunAttribute.USE_CANDIDATE, 0);
    return this;
  }

  public StunWriter iceControlling(long tieBreaker) {
    int value = attribute(StunAttribute.ICE_CONTROLLING, 8);
    Bytes.i64(buffer, value, tieBreaker);
    return this;
  }

  public StunWriter iceControlled(long tieBreaker) {
    int value = attribute(StunAttribute.ICE_CONTROLLED, 8);
    Bytes.i64(buffer, value, tieBreaker);
    return this;
  }

  /**
   * Adds XOR-MAPPED-ADDRESS.
   *
   * @param address 4 or 16 bytes
   */
  public StunWriter xorMappedAddress(byte[] address, int port) {
    int value = attribute(StunAttribute.XOR_MAPPED_ADDRESS, 4 + address.length);
    buffer[value] = 0;
    buffer[value + 1] = (byte) (address.length == 4 ? 1 : 2);
    Bytes.u16(buffer, value + 2, port ^ (StunHeader.MAGIC_COOKIE >>> 16));
    for (int i = 0; i < address.length; i++) {
      buffer[value + 4 + i] = (byte) (address[i] ^ buffer[StunHeader.COOKIE_OFFSET + i]);
    }
    return this;
  }

  /**
   * Adds ERROR-CODE.
   *
   * @param code 300 to 699
   */
  public StunWriter errorCode(int code, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    int value = attribute(StunAttribute.ERROR_CODE, 4 + text.length);
    Bytes.u16(buffer, value, 0);
    buffer[value + 2] = (byte) (code / 100);
    buffer[value + 3] = (byte) (code % 100);
    System.arraycopy(text, 0, buffer, value + 4, text.length);
    return this;
  }

  /** Names what the request's sender wanted known and is not (RFC 8489, section 14.13). */
  public StunWriter unknownAttributes(StunReader request) {
    int count = request.unknownAttributeCount();
    int value = attribute(StunAttribute.UNKNOWN_ATTRIBUTES, 2 * count);
    for (int i = 0; i < count; i++) {
      Bytes.u16(buffer, value + 2 * i, request.unknownAttribute(i));
    }
    return this;
  }

  /** Adds MESSAGE-INTEGRITY over all that was written; only FINGERPRINT may follow. */
  public StunWriter messageIntegrity(MessageIntegrity key) {
    int value = attribute(StunAttribute.MESSAGE_INTEGRITY, MessageIntegrity.BYTES);
    key.compute(buffer, 0, value, buffer, value);
    return this;
  }

  /** Adds FINGERPRINT, which ends the message. */
  public StunWriter fingerprint() {
    int value = attribute(StunAttribute.FINGERPRINT, 4);
    crc.reset();
    crc.update(buffer, 0, value - 4);
    Bytes.i32(buffer, value, (int) crc.getValue() ^ FINGERPRINT_XOR);
    return this;
  }

  /** {@return the buffer that the message stands in, from index 0; overwritten by the next one} */
  public byte[] buffer() {
    return buffer;
  }

  /** {@return the message's length in bytes so far} */
  public int length() {
    return length;
  }

  private StunWriter text(int type, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int value = attribute(type, bytes.length);
    System.arraycopy(bytes, 0, buffer, value, bytes.length);
    return this;
  }

  /** Reserves an attribute, padding zeroed; {@return where its value stands} */
  private int attribute(int type, int valueLength) {
    int padded = (valueLength + 3) & ~3;
    int value = length + 4;
    if (value + padded > buffer.length) {
      throw new IllegalStateException(
          "STUN message: needs "
              + (value + padded)
              + " bytes, the writer has "
              + buffer.length
              + "; make a larger writer");
    }
    Bytes.u16(buffer, length, type);
    Bytes.u16(buffer, length + 2, valueLength);
    for (int i = value + valueLength; i < value + padded; i++) {
      buffer[i] = 0;
    }
    length = value + padded;
    updateLength();
    return value;
  }

  private void updateLength() {
    Bytes.u16(buffer, 2, length - StunHeader.BYTES);
  }
}
