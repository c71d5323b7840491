package io.turnout.meetingapp.media;

import java.io.Serial;

/** Immutable. The media server refused or failed an operation; the message names both. */
public final class MediaServerException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** With the operation in the message. */
  public MediaServerException(String message, Throwable cause) {
    super(message, cause);
  }

  /** With the operation in the message. */
  public MediaServerException(String message) {
    super(message);
  }
}
