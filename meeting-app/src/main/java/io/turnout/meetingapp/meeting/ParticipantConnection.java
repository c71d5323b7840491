package io.turnout.meetingapp.meeting;

import io.turnout.meetingapp.protocol.ClientMessage;
import io.turnout.meetingapp.protocol.MeetingException;
import io.turnout.meetingapp.protocol.ServerMessage;
import org.jspecify.annotations.Nullable;

/** Thread-safe. The way from a meeting to one user's client. Never blocks. */
public interface ParticipantConnection {
  /** Sends a message, after all that were sent before by the same meeting. */
  void send(ServerMessage message);

  /** Sends an error and counts the refusal. */
  void refuse(@Nullable ClientMessage request, MeetingException refusal);
}
