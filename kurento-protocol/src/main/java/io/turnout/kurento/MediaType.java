package io.turnout.kurento;

/** Kinds of media between elements. */
public enum MediaType {
  AUDIO,
  DATA,
  VIDEO
}
