package io.turnout.meetingapp.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Immutable. Why a meeting ended. */
public enum MeetingEndReason {
  /** The last user left. */
  @JsonProperty("empty")
  EMPTY("The last user left."),
  /** The connection to the meeting's media server was lost, or another server answered there. */
  @JsonProperty("media-server-lost")
  MEDIA_SERVER_LOST("The media server of this meeting was lost. Join again to go on."),
  /** The media server could not make the meeting's pipeline. */
  @JsonProperty("media-server-failed")
  MEDIA_SERVER_FAILED("The media server could not start this meeting. Join again later."),
  /** The application stops. */
  @JsonProperty("application-stopped")
  APPLICATION_STOPPED("The meeting application was stopped. Join again when it is back.");

  private final String message;

  MeetingEndReason(String message) {
    this.message = message;
  }

  /** {@return the sentence shown to the meeting's users} */
  public String message() {
    return message;
  }
}
