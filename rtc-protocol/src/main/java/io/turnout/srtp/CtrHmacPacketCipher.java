package io.turnout.srtp;

import static io.turnout.srtp.SrtpKeyDerivation.RTCP_AUTH;
import static io.turnout.srtp.SrtpKeyDerivation.RTCP_KEY;
import static io.turnout.srtp.SrtpKeyDerivation.RTCP_SALT;
import static io.turnout.srtp.SrtpKeyDerivation.RTP_AUTH;
import static io.turnout.srtp.SrtpKeyDerivation.RTP_KEY;
import static io.turnout.srtp.SrtpKeyDerivation.RTP_SALT;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Confined to one thread. AES128_CM_HMAC_SHA1_80 (RFC 3711, sections 4.1.1 and 4.2.1). */
final class CtrHmacPacketCipher implements PacketCipher {
  private static final int TAG_BYTES = 10;
  private static final int IV_BYTES = 16;
  private static final int SALT_BYTES = 14;
  private static final int AUTH_KEY_BYTES = 20;
  private static final int RTCP_HEADER_BYTES = 8;
  private static final int RTCP_INDEX_BYTES = 4;

  private final Cipher cipher;
  private final Mac rtpMac;
  private final Mac rtcpMac;
  private final SecretKeySpec rtpKey;
  private final SecretKeySpec rtcpKey;
  private final byte[] rtpSalt;
  private final byte[] rtcpSalt;
  private final byte[] iv = new byte[IV_BYTES];
  private final byte[] rollOver = new byte[4];
  private final byte[] hash = new byte[20];

  CtrHmacPacketCipher(SrtpKeyDerivation keys) {
    rtpKey = new SecretKeySpec(keys.derive(RTP_KEY, 16), "AES");
    rtcpKey = new SecretKeySpec(keys.derive(RTCP_KEY, 16), "AES");
    rtpSalt = keys.derive(RTP_SALT, SALT_BYTES);
    rtcpSalt = keys.derive(RTCP_SALT, SALT_BYTES);
    try {
      cipher = Cipher.getInstance("AES/CTR/NoPadding");
      rtpMac = mac(keys.derive(RTP_AUTH, AUTH_KEY_BYTES));
      rtcpMac = mac(keys.derive(RTCP_AUTH, AUTH_KEY_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES/CTR and HmacSHA1 belong to every Java platform", e);
    }
  }

  private static Mac mac(byte[] key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(key, "HmacSHA1"));
    return mac;
  }

  @Override
  public int protectRtp(
      byte[] buffer, int offset, int headerBytes, int length, int ssrc, long index) {
    crypt(rtpKey, rtpSalt, ssrc, index, buffer, offset + headerBytes, length - headerBytes);
    hashRtp(buffer, offset, length, index);
    System.arraycopy(hash, 0, buffer, offset + length, TAG_BYTES);
    return length + TAG_BYTES;
  }

  @Override
  public int unprotectRtp(
      byte[] buffer, int offset, int headerBytes, int length, int ssrc, long index) {
    int plainLength = length - TAG_BYTES;
    hashRtp(buffer, offset, plainLength, index);
    if (!tagMatches(buffer, offset + plainLength)) {
      return SrtpFailure.AUTHENTICATION;
    }
    crypt(rtpKey, rtpSalt, ssrc, index, buffer, offset + headerBytes, plainLength - headerBytes);
    return plainLength;
  }

  @Override
  public int protectRtcp(byte[] buffer, int offset, int length, int ssrc, int index) {
    crypt(
        rtcpKey,
        rtcpSalt,
        ssrc,
        index,
        buffer,
        offset + RTCP_HEADER_BYTES,
        length - RTCP_HEADER_BYTES);
    int tag = offset + length + RTCP_INDEX_BYTES;
    SrtpPacket.i32(buffer, offset + length, index | SrtpPacket.RTCP_ENCRYPTED);
    hashRtcp(buffer, offset, tag);
    System.arraycopy(hash, 0, buffer, tag, TAG_BYTES);
    return length + RTCP_INDEX_BYTES + TAG_BYTES;
  }

  @Override
  public int unprotectRtcp(byte[] buffer, int offset, int length, int ssrc, int index) {
    int tag = offset + length - TAG_BYTES;
    hashRtcp(buffer, offset, tag);
    if (!tagMatches(buffer, tag)) {
      return SrtpFailure.AUTHENTICATION;
    }
    int plainLength = length - TAG_BYTES - RTCP_INDEX_BYTES;
    crypt(
        rtcpKey,
        rtcpSalt,
        ssrc,
        index,
        buffer,
        offset + RTCP_HEADER_BYTES,
        plainLength - RTCP_HEADER_BYTES);
    return plainLength;
  }

  @Override
  public int rtcpIndexOffset(int offset, int length) {
    return offset + length - TAG_BYTES - RTCP_INDEX_BYTES;
  }

  @Override
  public long rtpTagPrefix(byte[] buffer, int offset, int protectedLength) {
    return SrtpPacket.i64(buffer, offset + protectedLength - TAG_BYTES);
  }

  /** IV = salt · 2^16 XOR SSRC · 2^64 XOR index · 2^16. */
  private void crypt(
      SecretKeySpec key, byte[] salt, int ssrc, long index, byte[] buffer, int at, int length) {
    System.arraycopy(salt, 0, iv, 0, SALT_BYTES);
    SrtpPacket.i32(iv, 4, SrtpPacket.i32(iv, 4) ^ ssrc);
    SrtpPacket.i64(iv, 8, SrtpPacket.i64(iv, 8) ^ (index << 16));
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
      cipher.doFinal(buffer, at, length, buffer, at);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key and the counter have AES's sizes", e);
    }
  }

  private void hashRtp(byte[] buffer, int offset, int length, long index) {
    SrtpPacket.i32(rollOver, 0, (int) (index >>> 16));
    rtpMac.update(buffer, offset, length);
    rtpMac.update(rollOver, 0, 4);
    finish(rtpMac);
  }

  private void hashRtcp(byte[] buffer, int offset, int end) {
    rtcpMac.update(buffer, offset, end - offset);
    finish(rtcpMac);
  }

  private void finish(Mac mac) {
    try {
      mac.doFinal(hash, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the array has room for a SHA-1", e);
    }
  }

  /** Takes the same time wherever the first difference stands. */
  private boolean tagMatches(byte[] buffer, int at) {
    int difference = 0;
    for (int i = 0; i < TAG_BYTES; i++) {
      difference |= buffer[at + i] ^ hash[i];
    }
    return difference == 0;
  }
}
