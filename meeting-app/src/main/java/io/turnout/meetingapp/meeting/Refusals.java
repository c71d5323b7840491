package io.turnout.meetingapp.meeting;

import io.turnout.meetingapp.media.MediaServerException;
import io.turnout.meetingapp.protocol.ClientMessage;
import io.turnout.meetingapp.protocol.ErrorCode;
import io.turnout.meetingapp.protocol.MeetingException;

/** Pure. What a meeting refuses, in the words that the user reads. */
final class Refusals {
  private Refusals() {}

  static MeetingException alreadyPublished(ClientMessage.Publish publish) {
    return new MeetingException(
        ErrorCode.ALREADY_PUBLISHED,
        "A stream of kind " + publish.stream() + " is published already.",
        "Unpublish it first.");
  }

  static MeetingException unknownStream(ClientMessage.Subscribe subscribe) {
    return new MeetingException(
        ErrorCode.UNKNOWN_STREAM,
        "The meeting has no stream '" + subscribe.streamId() + "'.",
        "Subscribe to a stream that was announced and not withdrawn.");
  }

  static MeetingException alreadySubscribed(ClientMessage.Subscribe subscribe) {
    return new MeetingException(
        ErrorCode.ALREADY_SUBSCRIBED,
        "Stream '" + subscribe.streamId() + "' is your own, or subscribed to already.",
        "Unsubscribe first.");
  }

  static MeetingException connectionInUse(String connectionId) {
    return new MeetingException(
        ErrorCode.CONNECTION_IN_USE,
        "Connection '" + connectionId + "' is in use.",
        "Choose another id for each peer connection.");
  }

  static MeetingException mediaServerFailed(MediaServerException failure) {
    return new MeetingException(
        ErrorCode.MEDIA_SERVER_FAILED,
        "The media server refused: " + failure.getMessage() + ".",
        "Try again; if it fails again, leave and join.");
  }

  static MeetingException unknownConnection(String connectionId) {
    return new MeetingException(
        ErrorCode.UNKNOWN_CONNECTION,
        "There is no such connection '" + connectionId + "'.",
        "Use the id of an open connection of the right direction.");
  }

  static MeetingException unexpected(ClientMessage message) {
    return new MeetingException(
        ErrorCode.UNKNOWN_MESSAGE, message + " is not for the meeting.", "Send it to the socket.");
  }

  static MeetingException notJoined() {
    return new MeetingException(ErrorCode.NOT_JOINED, "You are in no meeting.", "Join one first.");
  }
}
