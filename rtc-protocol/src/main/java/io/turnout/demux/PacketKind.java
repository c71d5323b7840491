package io.turnout.demux;

/** The protocols that share a media port, by the first bytes of a datagram. */
public enum PacketKind {
  STUN,
  ZRTP,
  DTLS,
  TURN_CHANNEL,
  RTP,
  RTCP,
  /** Of no range of RFC 7983, or too short for the protocol that its range stands for. */
  UNKNOWN;

  /** {@return the kind by its first two bytes alone (RFC 7983, section 7; RFC 5761, section 4)} */
  public static PacketKind of(byte firstByte, byte secondByte) {
    int first = firstByte & 0xFF;
    if (first >= 128 && first <= 191) {
      // RTCP's packet types are 192 to 223; RTP payload types 64 to 95 are kept free for them.
      int second = secondByte & 0xFF;
      return second >= 192 && second <= 223 ? RTCP : RTP;
    }
    if (first >= 20 && first <= 63) {
      return DTLS;
    }
    if (first <= 3) {
      return STUN;
    }
    if (first >= 16 && first <= 19) {
      return ZRTP;
    }
    return first >= 64 && first <= 79 ? TURN_CHANNEL : UNKNOWN;
  }

  /** {@return the kind of the datagram, which holds at least that protocol's header} */
  public static PacketKind of(byte[] buffer, int offset, int length) {
    if (length < 2) {
      return UNKNOWN;
    }
    PacketKind kind = of(buffer[offset], buffer[offset + 1]);
    return length >= kind.headerBytes() ? kind : UNKNOWN;
  }

  private int headerBytes() {
    return switch (this) {
      case STUN -> 20;
      case DTLS -> 13;
      case RTP -> 12;
      case RTCP -> 8;
      case TURN_CHANNEL -> 4;
      case ZRTP -> 12;
      case UNKNOWN -> 0;
    };
  }
}
