package io.turnout.meetingapp.meeting;

import io.turnout.meetingapp.protocol.ClientMessage;

/** Thread-safe. A user's place in a meeting. */
public final class MeetingSeat {
  private final Meeting meeting;
  private final Participant participant;
  private volatile boolean taken = true;

  MeetingSeat(Meeting meeting, Participant participant) {
    this.meeting = meeting;
    this.participant = participant;
  }

  /** {@return whether the user is in the meeting, and the meeting goes on} */
  public boolean isTaken() {
    return taken && !meeting.isEnded();
  }

  /** Hands a message to the meeting; answers and errors come on the user's connection. */
  public void handle(ClientMessage message) {
    meeting.handle(participant, message);
  }

  /** Leaves; a second time does nothing. */
  public void leave() {
    if (taken) {
      taken = false;
      meeting.leave(participant);
    }
  }
}
