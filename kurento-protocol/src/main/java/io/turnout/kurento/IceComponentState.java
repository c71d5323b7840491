package io.turnout.kurento;

/** States of an ICE component as Kurento names them. */
public enum IceComponentState {
  DISCONNECTED,
  GATHERING,
  CONNECTING,
  CONNECTED,
  READY,
  FAILED
}
