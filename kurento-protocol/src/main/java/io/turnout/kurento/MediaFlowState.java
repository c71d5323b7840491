package io.turnout.kurento;

/** Whether buffers pass through a pad of an element. */
public enum MediaFlowState {
  FLOWING,
  NOT_FLOWING
}
