package io.turnout.srtp;

import org.jspecify.annotations.Nullable;

/**
 * Confined to the event loop of its transport. Authenticates and decrypts incoming SRTP and SRTCP
 * in place under one master key (RFC 3711, 7714). State for an SSRC is kept only once a packet of
 * it was authentic.
 */
public final class SrtpUnprotector {
  private static final int RTP_WINDOW = 1024;
  private static final int RTCP_WINDOW = 128;

  private final PacketCipher cipher;
  private final int tagBytes;
  private final StreamTable<IndexWindow> rtpStreams;
  private final StreamTable<IndexWindow> rtcpStreams;

  /**
   * Derives the session keys.
   *
   * @param maxStreams for how many SSRCs state is kept
   * @throws IllegalArgumentException when key or salt has not the profile's length
   */
  public SrtpUnprotector(SrtpProfile profile, byte[] masterKey, byte[] masterSalt, int maxStreams) {
    cipher = PacketCiphers.create(profile, masterKey, masterSalt);
    tagBytes = profile.tagBytes();
    rtpStreams = new StreamTable<>(maxStreams);
    rtcpStreams = new StreamTable<>(maxStreams);
  }

  /**
   * {@return the plain packet's length, or a constant of {@link SrtpFailure}, in which case the
   * packet must not be used}
   */
  public int unprotectRtp(byte[] buffer, int offset, int length) {
    int header = SrtpPacket.rtpHeaderBytes(buffer, offset, length - tagBytes);
    if (header < 0) {
      return SrtpFailure.MALFORMED;
    }
    int ssrc = SrtpPacket.rtpSsrc(buffer, offset);
    IndexWindow window = rtpStreams.find(ssrc);
    if (window == null && rtpStreams.isFull()) {
      return SrtpFailure.TOO_MANY_STREAMS;
    }
    long highest = window == null ? -1 : window.highest();
    long index = SrtpIndex.nearest(highest, SrtpPacket.sequenceNumber(buffer, offset));
    if (index < 0 || index > SrtpIndex.MAX_RTP || isReplay(window, index)) {
      return SrtpFailure.REPLAY;
    }
    int plain = cipher.unprotectRtp(buffer, offset, header, length, ssrc, index);
    if (plain >= 0) {
      accept(rtpStreams, window, ssrc, index, RTP_WINDOW);
    }
    return plain;
  }

  /**
   * {@return the plain packet's length, or a constant of {@link SrtpFailure}, in which case the
   * packet must not be used}
   */
  public int unprotectRtcp(byte[] buffer, int offset, int length) {
    if (length < SrtpPacket.RTCP_HEADER_BYTES + tagBytes + 4) {
      return SrtpFailure.MALFORMED;
    }
    int word = SrtpPacket.i32(buffer, cipher.rtcpIndexOffset(offset, length));
    if ((word & SrtpPacket.RTCP_ENCRYPTED) == 0) {
      // RFC 8827, section 6.5: WebRTC knows no unencrypted SRTCP.
      return SrtpFailure.AUTHENTICATION;
    }
    int index = word & ~SrtpPacket.RTCP_ENCRYPTED;
    int ssrc = SrtpPacket.rtcpSsrc(buffer, offset);
    IndexWindow window = rtcpStreams.find(ssrc);
    if (window == null && rtcpStreams.isFull()) {
      return SrtpFailure.TOO_MANY_STREAMS;
    }
    if (isReplay(window, index)) {
      return SrtpFailure.REPLAY;
    }
    int plain = cipher.unprotectRtcp(buffer, offset, length, ssrc, index);
    if (plain >= 0) {
      accept(rtcpStreams, window, ssrc, index, RTCP_WINDOW);
    }
    return plain;
  }

  private static boolean isReplay(@Nullable IndexWindow window, long index) {
    return window != null && (window.isTooOld(index) || window.contains(index));
  }

  private static void accept(
      StreamTable<IndexWindow> streams,
      @Nullable IndexWindow window,
      int ssrc,
      long index,
      int size) {
    IndexWindow stream = window;
    if (stream == null) {
      stream = new IndexWindow(size);
      streams.add(ssrc, stream);
    }
    stream.add(index);
  }
}
