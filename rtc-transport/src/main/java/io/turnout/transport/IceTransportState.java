package io.turnout.transport;

/** States of an ICE transport as W3C WebRTC names them (RTCIceTransportState). */
public enum IceTransportState {
  /** Waiting for remote parameters. */
  NEW,
  /** Checks are expected or under way, none has succeeded. */
  CHECKING,
  /** A pair works. */
  CONNECTED,
  /** A pair is nominated and checks have ended. */
  COMPLETED,
  /** The peer's consent (RFC 7675) is late; packets are still sent. */
  DISCONNECTED,
  /** Consent has expired or no pair ever worked; nothing is sent any more. */
  FAILED,
  /** Closed by this side. */
  CLOSED
}
