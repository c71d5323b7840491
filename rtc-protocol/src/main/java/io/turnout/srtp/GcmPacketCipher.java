package io.turnout.srtp;

import static io.turnout.srtp.SrtpKeyDerivation.RTCP_KEY;
import static io.turnout.srtp.SrtpKeyDerivation.RTCP_SALT;
import static io.turnout.srtp.SrtpKeyDerivation.RTP_KEY;
import static io.turnout.srtp.SrtpKeyDerivation.RTP_SALT;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Confined to one thread. AEAD_AES_128_GCM (RFC 7714). */
final class GcmPacketCipher implements PacketCipher {
  private static final int TAG_BYTES = 16;
  private static final int IV_BYTES = 12;
  private static final int RTCP_HEADER_BYTES = 8;
  private static final int RTCP_INDEX_BYTES = 4;

  private final Cipher cipher;
  private final SecretKeySpec rtpKey;
  private final SecretKeySpec rtcpKey;
  private final byte[] rtpSalt;
  private final byte[] rtcpSalt;
  private final byte[] iv = new byte[IV_BYTES];
  private int lastSsrc;
  private long lastIndex = -1;

  GcmPacketCipher(SrtpKeyDerivation keys) {
    rtpKey = new SecretKeySpec(keys.derive(RTP_KEY, 16), "AES");
    rtcpKey = new SecretKeySpec(keys.derive(RTCP_KEY, 16), "AES");
    rtpSalt = keys.derive(RTP_SALT, IV_BYTES);
    rtcpSalt = keys.derive(RTCP_SALT, IV_BYTES);
    try {
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES/GCM belongs to every Java platform", e);
    }
  }

  @Override
  public int protectRtp(
      byte[] buffer, int offset, int headerBytes, int length, int ssrc, long index) {
    try {
      if (ssrc == lastSsrc && index == lastIndex) {
        releaseLastIv();
      }
      lastSsrc = ssrc;
      lastIndex = index;
      rtpIv(ssrc, index);
      cipher.init(Cipher.ENCRYPT_MODE, rtpKey, new GCMParameterSpec(8 * TAG_BYTES, iv));
      cipher.updateAAD(buffer, offset, headerBytes);
      return headerBytes + transform(buffer, offset + headerBytes, length - headerBytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the caller has seen to sizes and fresh indices", e);
    }
  }

  /** The platform refuses one IV twice in a row; a retransmission of equal bytes is harmless. */
  private void releaseLastIv() throws InvalidKeyException, InvalidAlgorithmParameterException {
    cipher.init(
        Cipher.ENCRYPT_MODE, rtcpKey, new GCMParameterSpec(8 * TAG_BYTES, new byte[IV_BYTES]));
  }

  @Override
  public int unprotectRtp(
      byte[] buffer, int offset, int headerBytes, int length, int ssrc, long index) {
    try {
      rtpIv(ssrc, index);
      cipher.init(Cipher.DECRYPT_MODE, rtpKey, new GCMParameterSpec(8 * TAG_BYTES, iv));
      cipher.updateAAD(buffer, offset, headerBytes);
      return headerBytes + transform(buffer, offset + headerBytes, length - headerBytes);
    } catch (AEADBadTagException e) {
      return SrtpFailure.AUTHENTICATION;
    } catch (GeneralSecurityException e) {
      return SrtpFailure.MALFORMED;
    }
  }

  @Override
  public int protectRtcp(byte[] buffer, int offset, int length, int ssrc, int index) {
    try {
      int word = index | SrtpPacket.RTCP_ENCRYPTED;
      rtcpIv(ssrc, index);
      cipher.init(Cipher.ENCRYPT_MODE, rtcpKey, new GCMParameterSpec(8 * TAG_BYTES, iv));
      int end = offset + length + TAG_BYTES;
      SrtpPacket.i32(buffer, end, word);
      cipher.updateAAD(buffer, offset, RTCP_HEADER_BYTES);
      cipher.updateAAD(buffer, end, RTCP_INDEX_BYTES);
      transform(buffer, offset + RTCP_HEADER_BYTES, length - RTCP_HEADER_BYTES);
      return length + TAG_BYTES + RTCP_INDEX_BYTES;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the caller has seen to sizes and fresh indices", e);
    }
  }

  @Override
  public int unprotectRtcp(byte[] buffer, int offset, int length, int ssrc, int index) {
    try {
      rtcpIv(ssrc, index);
      cipher.init(Cipher.DECRYPT_MODE, rtcpKey, new GCMParameterSpec(8 * TAG_BYTES, iv));
      cipher.updateAAD(buffer, offset, RTCP_HEADER_BYTES);
      cipher.updateAAD(buffer, offset + length - RTCP_INDEX_BYTES, RTCP_INDEX_BYTES);
      return RTCP_HEADER_BYTES
          + transform(
              buffer, offset + RTCP_HEADER_BYTES, length - RTCP_HEADER_BYTES - RTCP_INDEX_BYTES);
    } catch (AEADBadTagException e) {
      return SrtpFailure.AUTHENTICATION;
    } catch (GeneralSecurityException e) {
      return SrtpFailure.MALFORMED;
    }
  }

  private int transform(byte[] buffer, int at, int length) throws GeneralSecurityException {
    return cipher.doFinal(buffer, at, length, buffer, at);
  }

  @Override
  public int rtcpIndexOffset(int offset, int length) {
    return offset + length - RTCP_INDEX_BYTES;
  }

  @Override
  public long rtpTagPrefix(byte[] buffer, int offset, int protectedLength) {
    return SrtpPacket.i64(buffer, offset + protectedLength - TAG_BYTES);
  }

  /** RFC 7714, section 8.1. */
  private void rtpIv(int ssrc, long index) {
    iv[0] = rtpSalt[0];
    iv[1] = rtpSalt[1];
    SrtpPacket.i32(iv, 2, SrtpPacket.i32(rtpSalt, 2) ^ ssrc);
    SrtpPacket.i32(iv, 6, SrtpPacket.i32(rtpSalt, 6) ^ (int) (index >>> 16));
    iv[10] = (byte) (rtpSalt[10] ^ (index >>> 8));
    iv[11] = (byte) (rtpSalt[11] ^ index);
  }

  /** RFC 7714, section 9.1. */
  private void rtcpIv(int ssrc, int index) {
    System.arraycopy(rtcpSalt, 0, iv, 0, IV_BYTES);
    SrtpPacket.i32(iv, 2, SrtpPacket.i32(rtcpSalt, 2) ^ ssrc);
    SrtpPacket.i32(iv, 8, SrtpPacket.i32(rtcpSalt, 8) ^ index);
  }
}
