package io.turnout.kurento;

/** Whether an endpoint's secured path to its peer stands. */
public enum ConnectionState {
  DISCONNECTED,
  CONNECTED
}
