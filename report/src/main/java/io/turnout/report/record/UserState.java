package io.turnout.report.record;

/** Where a virtual user stands. */
public enum UserState {
  /** Planned, its time has not come. */
  SCHEDULED,
  /** Has been started and has no proof of media yet. */
  JOINING,
  /** Media of every expected stream is seen to arrive. */
  CONNECTED,
  /** Did not connect, or lost media or its browser; the reason is with the event. */
  FAILED,
  /** Has left as planned. */
  LEFT;

  /** {@return whether no other state follows} */
  public boolean isTerminal() {
    return this == FAILED || this == LEFT;
  }
}
