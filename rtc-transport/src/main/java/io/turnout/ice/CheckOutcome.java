package io.turnout.ice;

/** What became of a connectivity check. All but the ignored ones have a response to be sent. */
public enum CheckOutcome {
  /** Authentic; the source may be bound to this agent. */
  ACCEPTED(true),
  /** Authentic, but the peer claims to be controlled: told to switch (487). */
  ROLE_CONFLICT(true),
  /** Authentic, but demands an attribute that is not known (420). */
  UNKNOWN_ATTRIBUTE(true),
  /** Integrity is missing or wrong, or meant for another agent. Ignored. */
  NOT_AUTHENTIC(false),
  /** Not a binding request. Ignored. */
  NOT_A_CHECK(false),
  /** The agent has failed or is closed, and answering would renew consent. Ignored. */
  OVER(false);

  private final boolean answered;

  CheckOutcome(boolean answered) {
    this.answered = answered;
  }

  /** {@return whether the agent wrote a response} */
  public boolean answered() {
    return answered;
  }
}
