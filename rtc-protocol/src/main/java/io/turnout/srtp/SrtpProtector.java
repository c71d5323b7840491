package io.turnout.srtp;

/**
 * Confined to the event loop of its transport. Protects outgoing RTP and RTCP in place under one
 * master key (RFC 3711, 7714).
 *
 * <p>An index is never used for two different packets: a retransmission is compared with what was
 * sent first by its authentication tag.
 */
public final class SrtpProtector {
  /** How many packets back a retransmission may reach. */
  public static final int RETRANSMISSION_WINDOW = 1024;

  private static final int MAX_RTCP_GROWTH_BYTES = 20;

  private final PacketCipher cipher;
  private final int tagBytes;
  private final StreamTable<RtpStream> rtpStreams;
  private final StreamTable<RtcpStream> rtcpStreams;

  /**
   * Derives the session keys.
   *
   * @param maxStreams for how many SSRCs state is kept
   * @throws IllegalArgumentException when key or salt has not the profile's length
   */
  public SrtpProtector(SrtpProfile profile, byte[] masterKey, byte[] masterSalt, int maxStreams) {
    cipher = PacketCiphers.create(profile, masterKey, masterSalt);
    tagBytes = profile.tagBytes();
    rtpStreams = new StreamTable<>(maxStreams);
    rtcpStreams = new StreamTable<>(maxStreams);
  }

  /** {@return the protected packet's length, or a constant of {@link SrtpFailure}} */
  public int protectRtp(byte[] buffer, int offset, int length) {
    int header = SrtpPacket.rtpHeaderBytes(buffer, offset, length);
    if (header < 0 || buffer.length - offset - length < tagBytes) {
      return SrtpFailure.MALFORMED;
    }
    int ssrc = SrtpPacket.rtpSsrc(buffer, offset);
    RtpStream stream = rtpStreams.findOrAdd(ssrc, _ -> new RtpStream());
    if (stream == null) {
      return SrtpFailure.TOO_MANY_STREAMS;
    }
    long index =
        SrtpIndex.nearest(stream.sent.highest(), SrtpPacket.sequenceNumber(buffer, offset));
    if (index < 0 || stream.sent.isTooOld(index)) {
      return SrtpFailure.INDEX_REUSED;
    }
    if (index > SrtpIndex.MAX_RTP) {
      return SrtpFailure.KEY_EXHAUSTED;
    }
    boolean again = stream.sent.contains(index);
    int newLength = cipher.protectRtp(buffer, offset, header, length, ssrc, index);
    long tag = cipher.rtpTagPrefix(buffer, offset, newLength);
    int slot = (int) index & (RETRANSMISSION_WINDOW - 1);
    if (again) {
      return stream.tags[slot] == tag ? newLength : SrtpFailure.INDEX_REUSED;
    }
    stream.sent.add(index);
    stream.tags[slot] = tag;
    return newLength;
  }

  /** {@return the protected packet's length, or a constant of {@link SrtpFailure}} */
  public int protectRtcp(byte[] buffer, int offset, int length) {
    if (length < SrtpPacket.RTCP_HEADER_BYTES
        || buffer.length - offset - length < MAX_RTCP_GROWTH_BYTES) {
      return SrtpFailure.MALFORMED;
    }
    int ssrc = SrtpPacket.rtcpSsrc(buffer, offset);
    RtcpStream stream = rtcpStreams.findOrAdd(ssrc, _ -> new RtcpStream());
    if (stream == null) {
      return SrtpFailure.TOO_MANY_STREAMS;
    }
    if (stream.nextIndex < 0) {
      return SrtpFailure.KEY_EXHAUSTED;
    }
    return cipher.protectRtcp(buffer, offset, length, ssrc, stream.nextIndex++);
  }

  private static final class RtpStream {
    private final IndexWindow sent = new IndexWindow(RETRANSMISSION_WINDOW);
    private final long[] tags = new long[RETRANSMISSION_WINDOW];
  }

  private static final class RtcpStream {
    /** Overflows to negative after 2^31 packets, which ends the key's life. */
    private int nextIndex = 1;
  }
}
