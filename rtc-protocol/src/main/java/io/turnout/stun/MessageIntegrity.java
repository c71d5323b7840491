package io.turnout.stun;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Confined to one thread. A short-term credential's key for MESSAGE-INTEGRITY (RFC 8489, section
 * 14.5), kept ready for many messages.
 */
public final class MessageIntegrity {
  static final int BYTES = 20;

  private final Mac mac;
  private final byte[] expected = new byte[BYTES];
  private final byte[] actual = new byte[BYTES];
  private final byte[] lengthField = new byte[2];

  private MessageIntegrity(Mac mac) {
    this.mac = mac;
  }

  /**
   * {@return the key of a password, which ICE draws from ASCII so that OpaqueString changes
   * nothing}
   */
  public static MessageIntegrity ofPassword(String password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return new MessageIntegrity(mac);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA1 belongs to every Java platform", e);
    }
  }

  /**
   * @param value where the attribute's 20 bytes stand
   */
  boolean verify(byte[] buffer, int start, int value) {
    compute(buffer, start, value, expected, 0);
    System.arraycopy(buffer, value, actual, 0, BYTES);
    return MessageDigest.isEqual(expected, actual);
  }

  /** Writes the 20 bytes for the message that begins at {@code start}. */
  void compute(byte[] buffer, int start, int value, byte[] target, int targetOffset) {
    try {
      // The length is taken as if this attribute were the last one.
      Bytes.u16(lengthField, 0, value + BYTES - start - StunHeader.BYTES);
      mac.update(buffer, start, 2);
      mac.update(lengthField, 0, 2);
      mac.update(buffer, start + 4, value - 4 - start - 4);
      mac.doFinal(target, targetOffset);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the target has room for a SHA-1", e);
    }
  }
}
