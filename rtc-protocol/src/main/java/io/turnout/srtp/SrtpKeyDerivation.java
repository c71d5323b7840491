package io.turnout.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Session keys from a master key with AES-CM, derivation rate 0 (RFC 3711, section 4.3). */
final class SrtpKeyDerivation {
  static final int RTP_KEY = 0;
  static final int RTP_AUTH = 1;
  static final int RTP_SALT = 2;
  static final int RTCP_KEY = 3;
  static final int RTCP_AUTH = 4;
  static final int RTCP_SALT = 5;

  private static final int LABEL_INDEX = 7;

  private final Cipher cipher;
  private final SecretKeySpec masterKey;
  private final byte[] masterSalt;

  /**
   * @param masterSalt of 14 bytes, or 12 that are padded on the right (RFC 7714, section 11)
   */
  SrtpKeyDerivation(byte[] masterKey, byte[] masterSalt) {
    this.masterKey = new SecretKeySpec(masterKey, "AES");
    this.masterSalt = masterSalt.clone();
    try {
      cipher = Cipher.getInstance("AES/CTR/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES/CTR belongs to every Java platform", e);
    }
  }

  byte[] derive(int label, int lengthBytes) {
    byte[] iv = Arrays.copyOf(masterSalt, 16);
    iv[LABEL_INDEX] ^= (byte) label;
    try {
      cipher.init(Cipher.ENCRYPT_MODE, masterKey, new IvParameterSpec(iv));
      return cipher.doFinal(new byte[lengthBytes]);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key and the counter have AES's sizes", e);
    }
  }
}
