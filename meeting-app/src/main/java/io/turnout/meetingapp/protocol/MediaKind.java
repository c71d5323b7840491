package io.turnout.meetingapp.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Immutable. Audio or video. */
public enum MediaKind {
  /** Sound. */
  @JsonProperty("audio")
  AUDIO,
  /** Picture. */
  @JsonProperty("video")
  VIDEO
}
