package io.turnout.meetingapp.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Immutable. Why something was refused; the wire name is in kebab case. */
public enum ErrorCode {
  /** The text is no JSON object, or it nests too deep. */
  MALFORMED_MESSAGE,
  /** The {@code type} is missing or not a client's message. */
  UNKNOWN_MESSAGE,
  /** A field is missing, has another JSON type, or is out of its bounds. */
  INVALID_FIELD,
  /** The message has more bytes than allowed. */
  MESSAGE_TOO_LARGE,
  /** A binary WebSocket message. */
  BINARY_MESSAGE,
  /** More messages a second than allowed. */
  RATE_EXCEEDED,
  /** The message needs a user who is in a meeting. */
  NOT_JOINED,
  /** The socket's user is in a meeting already. */
  ALREADY_JOINED,
  /** The meeting has its maximum of users. */
  MEETING_FULL,
  /** The application has its maximum of meetings. */
  TOO_MANY_MEETINGS,
  /** The application has its maximum of sockets; the upgrade gets HTTP 503. */
  TOO_MANY_SOCKETS,
  /** The upgrade came from a page of another origin; it gets HTTP 403. */
  FOREIGN_ORIGIN,
  /** The connection id is in use on this socket. */
  CONNECTION_IN_USE,
  /** No connection of this socket has that id. */
  UNKNOWN_CONNECTION,
  /** No stream of the meeting has that id. */
  UNKNOWN_STREAM,
  /** The user publishes a stream of that kind already. */
  ALREADY_PUBLISHED,
  /** The user subscribes to that stream already, or it is the user's own. */
  ALREADY_SUBSCRIBED,
  /** The board holds its maximum of points. */
  BOARD_FULL,
  /** No media server is connected. */
  MEDIA_SERVER_UNAVAILABLE,
  /** The media server refused or failed an operation. */
  MEDIA_SERVER_FAILED,
  /** The receiver reads slower than the meeting sends; its socket is closed. */
  SLOW_RECEIVER,
  /** The admin portal was asked for without its token; HTTP 401. */
  UNAUTHORIZED;

  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** {@return the name on the wire and in metrics} */
  @JsonValue
  public String wireName() {
    return wireName;
  }
}
