package io.turnout.meetingapp.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Immutable. What a published stream shows; a user publishes at most one of each. */
public enum StreamKind {
  /** Camera and microphone. */
  @JsonProperty("camera")
  CAMERA,
  /** A screen, a window or a tab. */
  @JsonProperty("screen")
  SCREEN
}
