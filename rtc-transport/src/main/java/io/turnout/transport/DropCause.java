package io.turnout.transport;

/** Why a packet was dropped. Each constant is a counter with this description. */
public enum DropCause {
  MALFORMED("not a packet of any known protocol"),
  UNKNOWN_PEER("from an address and with credentials that no transport knows"),
  QUEUE_FULL("the event loop did not keep up"),
  NOT_CONNECTED("sent or received before the DTLS handshake was complete"),
  AUTHENTICATION("SRTP, SRTCP or STUN authentication failed"),
  REPLAY("SRTP or SRTCP index seen before or too old"),
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
