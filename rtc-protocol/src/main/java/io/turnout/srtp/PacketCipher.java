package io.turnout.srtp;

/**
 * Confined to one thread. Encrypts and authenticates one packet in place under session keys.
 *
 * <p>{@code index} is the 48-bit packet index of SRTP (roll-over counter and sequence number) or
 * the 31-bit index of SRTCP.
 */
interface PacketCipher {
  /**
   * Encrypts what lies behind the header and appends the tag.
   *
   * @return the new length, without SRTCP's index
   */
  int protectRtp(byte[] buffer, int offset, int headerBytes, int length, int ssrc, long index);

  /** {@return the length of the plain packet, or {@link SrtpFailure#AUTHENTICATION}} */
  int unprotectRtp(byte[] buffer, int offset, int headerBytes, int length, int ssrc, long index);

  /** {@return the new length, with index and tag} */
  int protectRtcp(byte[] buffer, int offset, int length, int ssrc, int index);

  /** {@return the length of the plain packet, or {@link SrtpFailure#AUTHENTICATION}} */
  int unprotectRtcp(byte[] buffer, int offset, int length, int ssrc, int index);

  /** {@return where SRTCP's word with flag and index stands in a protected packet} */
  int rtcpIndexOffset(int offset, int length);

  /** {@return the first eight bytes of the tag of the RTP packet that was just protected} */
  long rtpTagPrefix(byte[] buffer, int offset, int protectedLength);
}
