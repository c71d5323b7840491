package io.turnout.kurento;

/** States of a DTLS connection as Kurento names them. */
public enum DtlsConnectionState {
  NEW,
  CLOSED,
  FAILED,
  CONNECTING,
  CONNECTED
}
