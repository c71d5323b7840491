package io.turnout.kurento;

/** Whether an element changes the codec between two others. */
public enum MediaTranscodingState {
  TRANSCODING,
  NOT_TRANSCODING
}
