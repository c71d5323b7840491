package io.turnout.virtualuser;

/**
 * Thread-safe. What the users of one meeting have done and who is there to see it; one for each
 * meeting, shared by its users.
 */
public final class MeetingLedger {
  /** A meeting in which nothing has happened yet. */
  public MeetingLedger() {}
}
