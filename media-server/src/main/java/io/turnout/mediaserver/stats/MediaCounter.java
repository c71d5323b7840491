package io.turnout.mediaserver.stats;

import java.util.Locale;

/** What the media plane counts. Each constant is a metric with this description. */
public enum MediaCounter {
  RTP_PACKETS_RECEIVED("RTP packets received from peers"),
  RTP_BYTES_RECEIVED("Bytes of RTP packets received, headers included"),
  RTP_PACKETS_SENT("RTP packets sent to peers, retransmissions included"),
  RTP_BYTES_SENT("Bytes of RTP packets sent, headers included"),
  RTCP_PACKETS_RECEIVED("Compound RTCP packets received from peers"),
  RTCP_PACKETS_SENT("Compound RTCP packets sent to peers"),
  NACKS_SENT("NACK packets sent to peers"),
  NACKS_RECEIVED("NACK packets received from peers"),
  RETRANSMISSIONS("RTP packets sent again because a peer asked by NACK"),
  NACKED_NOT_RESENT("Packets asked for by NACK and not sent again: too old, too often, too many"),
  KEY_FRAME_REQUESTS_SENT("PLI and FIR packets sent to peers"),
  KEY_FRAME_REQUESTS_RECEIVED("PLI and FIR packets received from peers"),
  DROPPED_MALFORMED_RTP("RTP that does not parse (RFC 3550)"),
  DROPPED_MALFORMED_RTCP("RTCP of which at least a part does not parse (RFC 3550)"),
  DROPPED_NOT_NEGOTIATED("Of a payload type, or in a direction, that was not negotiated"),
  DROPPED_DUPLICATE("Received before"),
  DROPPED_OUT_OF_RANGE("Too far from the stream's other sequence numbers"),
  DROPPED_SUPERSEDED("Of an SSRC whose sender goes on with a newer one"),
  DROPPED_SINK_NOT_READY("The sink's peer is not connected or takes nothing of this kind"),
  DROPPED_CODEC_MISMATCH("The sink's peer did not negotiate the source's codec"),
  DROPPED_AWAITING_KEY_FRAME("The sink cannot begin before the next key frame"),
  DROPPED_OVERSIZED("Larger than a packet to the sink may be");

  private static final String DROPPED = "DROPPED_";

  private final String description;

  MediaCounter(String description) {
    this.description = description;
  }

  /** {@return one clause that says what is counted, or for a drop why} */
  public String description() {
    return description;
  }

  /** {@return whether packets are counted that were not forwarded} */
  public boolean isDrop() {
    return name().startsWith(DROPPED);
  }

  /** {@return the constant in lower case, for a drop its cause alone} */
  public String label() {
    String label = isDrop() ? name().substring(DROPPED.length()) : name();
    return label.toLowerCase(Locale.ROOT);
  }
}
