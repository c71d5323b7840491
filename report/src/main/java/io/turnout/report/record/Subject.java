package io.turnout.report.record;

/** Whom or what a sample is about. Immutable. */
public sealed interface Subject {
  /** A virtual user as a whole, e.g. its time to join. */
  record User(VirtualUserId user) implements Subject {}

  /** One RTP stream at one user's end. */
  record Stream(StreamId stream) implements Subject {}

  /**
   * A watched program or machine.
   *
   * @param name as the plan calls it, e.g. {@code media-server}
   */
  record Monitored(String name) implements Subject {}

  /** The load generator as a whole, e.g. how many users are connected. */
  record Run() implements Subject {}
}
