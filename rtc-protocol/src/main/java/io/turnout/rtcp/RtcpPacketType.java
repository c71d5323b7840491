package io.turnout.rtcp;

/** Packet types and feedback formats on the wire (RFC 3550, 4585, 5104). */
final class RtcpPacketType {
  static final int SENDER_REPORT = 200;
  static final int RECEIVER_REPORT = 201;
  static final int SOURCE_DESCRIPTION = 202;
  static final int BYE = 203;
  static final int TRANSPORT_LAYER_FEEDBACK = 205;
  static final int PAYLOAD_SPECIFIC_FEEDBACK = 206;

  /** Formats of transport layer feedback. */
  static final int GENERIC_NACK = 1;

  static final int TRANSPORT_WIDE = 15;

  /** Formats of payload-specific feedback. */
  static final int PICTURE_LOSS_INDICATION = 1;

  static final int FULL_INTRA_REQUEST = 4;
  static final int APPLICATION_LAYER = 15;

  /** "REMB" in ASCII. */
  static final int REMB = 0x52454D42;

  private RtcpPacketType() {}
}
