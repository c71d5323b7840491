package io.turnout.transport;

/** States of a DTLS transport as W3C WebRTC names them (RTCDtlsTransportState). */
public enum DtlsTransportState {
  NEW,
  CONNECTING,
  CONNECTED,
  CLOSED,
  FAILED
}
