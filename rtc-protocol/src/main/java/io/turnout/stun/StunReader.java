package io.turnout.stun;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.CRC32;

/**
 * Confined to one thread; reused from message to message without allocating. A view of one STUN
 * message (RFC 8489) in the caller's buffer, valid until the buffer changes.
 *
 * <p>The first attribute of a type counts and what follows MESSAGE-INTEGRITY, but for FINGERPRINT,
 * is passed over (RFC 8489, section 14.5).
 */
public final class StunReader {
  private static final int MAX_ATTRIBUTES = 64;
  private static final int MAX_UNKNOWN = 8;
  private static final int FINGERPRINT_XOR = 0x5354554E;
  private static final int NONE = -1;

  private final CRC32 crc = new CRC32();
  private final int[] unknown = new int[MAX_UNKNOWN];
  private byte[] buffer = new byte[0];
  private int start;
  private int end;
  private int unknownCount;
  private int username;
  private int usernameLength;
  private int priority;
  private int useCandidate;
  private int controlling;
  private int controlled;
  private int integrity;
  private int fingerprint;
  private int xorMapped;
  private int xorMappedLength;
  private int errorCode;
  private int errorCodeLength;

  /**
   * Looks at a datagram.
   *
   * @return false when it is not one well-formed STUN message with the magic cookie, or when its
   *     FINGERPRINT is wrong; the accessors then must not be used
   */
  public boolean read(byte[] datagram, int offset, int length) {
    if (length < StunHeader.BYTES
        || (datagram[offset] & 0xC0) != 0
        || Bytes.i32(datagram, offset + StunHeader.COOKIE_OFFSET) != StunHeader.MAGIC_COOKIE) {
      return false;
    }
    int body = Bytes.u16(datagram, offset + 2);
    if ((body & 3) != 0 || StunHeader.BYTES + body != length) {
      return false;
    }
    buffer = datagram;
    start = offset;
    end = offset + length;
    forget();
    return readAttributes() && (fingerprint == NONE || fingerprintMatches());
  }

  private void forget() {
    unknownCount = 0;
    username = NONE;
    priority = NONE;
    useCandidate = NONE;
    controlling = NONE;
    controlled = NONE;
    integrity = NONE;
    fingerprint = NONE;
    xorMapped = NONE;
    errorCode = NONE;
  }

  private boolean readAttributes() {
    int at = start + StunHeader.BYTES;
    for (int count = 0; at < end; count++) {
      if (count == MAX_ATTRIBUTES || end - at < 4) {
        return false;
      }
      int type = Bytes.u16(buffer, at);
      int length = Bytes.u16(buffer, at + 2);
      int value = at + 4;
      if (length > end - value) {
        return false;
      }
      at = value + ((length + 3) & ~3);
      if (fingerprint != NONE) {
        // FINGERPRINT must be the last attribute (RFC 8489, section 14.7).
        return false;
      }
      if ((integrity == NONE || type == StunAttribute.FINGERPRINT) && !note(type, value, length)) {
        return false;
      }
    }
    return at == end;
  }

  /** {@return false when the value has not the length that its type demands} */
  private boolean note(int type, int value, int length) {
    return switch (type) {
      case StunAttribute.USERNAME -> {
        if (username == NONE) {
          username = value;
          usernameLength = length;
        }
        yield length <= 513;
      }
      case StunAttribute.PRIORITY -> {
        priority = priority == NONE ? value : priority;
        yield length == 4;
      }
      case StunAttribute.USE_CANDIDATE -> {
        useCandidate = value;
        yield length == 0;
      }
      case StunAttribute.ICE_CONTROLLING -> {
        controlling = controlling == NONE ? value : controlling;
        yield length == 8;
      }
      case StunAttribute.ICE_CONTROLLED -> {
        controlled = controlled == NONE ? value : controlled;
        yield length == 8;
      }
      case StunAttribute.MESSAGE_INTEGRITY -> {
        integrity = value;
        yield length == MessageIntegrity.BYTES;
      }
      case StunAttribute.FINGERPRINT -> {
        fingerprint = value;
        yield length == 4;
      }
      case StunAttribute.XOR_MAPPED_ADDRESS -> {
        if (xorMapped == NONE) {
          xorMapped = value;
          xorMappedLength = length;
        }
        yield length == 8 || length == 20;
      }
      case StunAttribute.ERROR_CODE -> {
        if (errorCode == NONE) {
          errorCode = value;
          errorCodeLength = length;
        }
        yield length >= 4;
      }
      default -> {
        if (StunAttribute.comprehensionRequired(type)
            && !StunAttribute.known(type)
            && unknownCount < MAX_UNKNOWN) {
          unknown[unknownCount++] = type;
        }
        yield true;
      }
    };
  }

  private boolean fingerprintMatches() {
    crc.reset();
    crc.update(buffer, start, fingerprint - 4 - start);
    return ((int) crc.getValue() ^ FINGERPRINT_XOR) == Bytes.i32(buffer, fingerprint);
  }

  /** {@return class and method, as in {@link StunHeader#BINDING_REQUEST}} */
  public int messageType() {
    return Bytes.u16(buffer, start);
  }

  /** Copies the 12 bytes of the transaction id. */
  public void copyTransactionId(byte[] target, int offset) {
    System.arraycopy(
        buffer,
        start + StunHeader.TRANSACTION_ID_OFFSET,
        target,
        offset,
        StunHeader.TRANSACTION_ID_BYTES);
  }

  /** {@return the whole USERNAME, empty when there is none} */
  public Optional<String> username() {
    return username == NONE
        ? Optional.empty()
        : Optional.of(new String(buffer, username, usernameLength, StandardCharsets.UTF_8));
  }

  /**
   * {@return what stands in USERNAME before the colon: in a check, the fragment of the agent that
   * receives it (RFC 8445, section 7.2.2); empty without USERNAME or colon}
   */
  public Optional<String> receiverFragment() {
    if (username != NONE) {
      for (int i = 0; i < usernameLength; i++) {
        if (buffer[username + i] == ':') {
          return Optional.of(new String(buffer, username, i, StandardCharsets.UTF_8));
        }
      }
    }
    return Optional.empty();
  }

  /** {@return whether USERNAME begins with that fragment and a colon} */
  public boolean addressedTo(byte[] fragment) {
    if (username == NONE
        || usernameLength <= fragment.length
        || buffer[username + fragment.length] != ':') {
      return false;
    }
    for (int i = 0; i < fragment.length; i++) {
      if (buffer[username + i] != fragment[i]) {
        return false;
      }
    }
    return true;
  }

  /** {@return PRIORITY, unsigned 32 bits, or −1 without it} */
  public long priority() {
    return priority == NONE ? -1 : Bytes.i32(buffer, priority) & 0xFFFF_FFFFL;
  }

  public boolean hasUseCandidate() {
    return useCandidate != NONE;
  }

  public boolean hasIceControlling() {
    return controlling != NONE;
  }

  public boolean hasIceControlled() {
    return controlled != NONE;
  }

  /** {@return the tie-breaker of whichever role attribute is there, 0 without one} */
  public long tieBreaker() {
    int at = controlling != NONE ? controlling : controlled;
    return at == NONE ? 0 : Bytes.i64(buffer, at);
  }

  public boolean hasFingerprint() {
    return fingerprint != NONE;
  }

  public boolean hasMessageIntegrity() {
    return integrity != NONE;
  }

  /** {@return whether MESSAGE-INTEGRITY is there and was made with that key} */
  public boolean isAuthentic(MessageIntegrity key) {
    return integrity != NONE && key.verify(buffer, start, integrity);
  }

  /** {@return how many attributes must be known and are not; at most 8 are counted} */
  public int unknownAttributeCount() {
    return unknownCount;
  }

  /** {@return the type of one of them} */
  public int unknownAttribute(int index) {
    return unknown[index];
  }

  /** {@return the number in ERROR-CODE, 300 to 699} */
  public OptionalInt errorCode() {
    return errorCode == NONE
        ? OptionalInt.empty()
        : OptionalInt.of((buffer[errorCode + 2] & 7) * 100 + (buffer[errorCode + 3] & 0xFF));
  }

  /** {@return the reason phrase of ERROR-CODE} */
  public Optional<String> errorReason() {
    return errorCode == NONE
        ? Optional.empty()
        : Optional.of(
            new String(buffer, errorCode + 4, errorCodeLength - 4, StandardCharsets.UTF_8));
  }

  /** {@return the 4 or 16 bytes of XOR-MAPPED-ADDRESS, decoded} */
  public Optional<byte[]> xorMappedAddress() {
    if (xorMapped == NONE) {
      return Optional.empty();
    }
    int family = buffer[xorMapped + 1];
    if (family != (xorMappedLength == 8 ? 1 : 2)) {
      return Optional.empty();
    }
    byte[] address = new byte[xorMappedLength - 4];
    for (int i = 0; i < address.length; i++) {
      // Cookie and transaction id stand side by side in the header: together the XOR mask.
      address[i] =
          (byte) (buffer[xorMapped + 4 + i] ^ buffer[start + StunHeader.COOKIE_OFFSET + i]);
    }
    return Optional.of(address);
  }

  /** {@return the port of XOR-MAPPED-ADDRESS, decoded} */
  public OptionalInt xorMappedPort() {
    return xorMapped == NONE
        ? OptionalInt.empty()
        : OptionalInt.of(
            Bytes.u16(buffer, xorMapped + 2) ^ Bytes.u16(buffer, start + StunHeader.COOKIE_OFFSET));
  }
}
