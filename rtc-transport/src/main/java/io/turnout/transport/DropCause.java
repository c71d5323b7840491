package io.turnout.transport;

/** Why a packet was dropped. Each constant is a counter with this description. */
public enum DropCause {
  MALFORMED("not a packet of any known protocol"),
  UNKNOWN_PEER("from an address and with credentials that no transport knows"),
  RATE_LIMITED("over the limit of unauthenticated connectivity checks"),
  QUEUE_FULL("the event loop did not keep up"),
  NOT_CONNECTED("sent or received while the transport was not connected"),
  AUTHENTICATION("SRTP, SRTCP or STUN authentication failed"),
  TOO_MANY_STREAMS("of one SSRC more than a transport keeps SRTP state for"),
  REPLAY("SRTP or SRTCP index seen before or too old"),
  INDEX_REUSED("a retransmission that differs from what was sent, or is too old to compare"),
  SEND_FAILED("the socket refused the packet");

  private final String description;

  DropCause(String description) {
    this.description = description;
  }

  /** {@return one clause that completes "packets dropped because they were …"} */
  public String description() {
    return description;
  }
}
