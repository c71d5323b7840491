package io.turnout.kurento;

/** Whether an endpoint's peer sends media or RTCP. */
public enum MediaState {
  DISCONNECTED,
  CONNECTED
}
