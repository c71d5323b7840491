package io.turnout.virtualuser.grid;

import java.util.Comparator;
import java.util.List;

/**
 * Pure. Chooses the node of the next user: users of one meeting go to different machines, so that
 * their media crosses the network and one dead machine does not end a whole meeting; then the least
 * loaded machine is taken.
 */
final class MeetingPlacement {
  private static final Comparator<Candidate<?>> BEST_FIRST =
      Comparator.<Candidate<?>>comparingInt(Candidate::usersOfMeeting)
          .thenComparingDouble(Candidate::load)
          .thenComparingLong(Candidate::lastStarted);

  private MeetingPlacement() {}

  /**
   * A node that has room. Immutable.
   *
   * @param usersOfMeeting that are on it already
   * @param load share of its slots that is taken, from 0
   * @param lastStarted when it last got a session, in any unit; earlier is better
   */
  record Candidate<N>(N node, int usersOfMeeting, double load, long lastStarted) {}

  /** {@return the nodes, the best first; equal ones stay in their order} */
  static <N> List<N> order(List<Candidate<N>> candidates) {
    return candidates.stream().sorted(BEST_FIRST).map(Candidate::node).toList();
  }
}
