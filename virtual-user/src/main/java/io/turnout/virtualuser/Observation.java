package io.turnout.virtualuser;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that one look at a user's agent shows. Immutable.
 *
 * @param at when, by the controller's clock
 * @param streams the RTP streams of all connections that are not closed
 * @param problems what went wrong in the page since the last observation
 * @param participants people in the meeting as the application shows them, if it does
 * @param failure why the application itself calls the meeting failed, if it does
 * @param shown what the page shows of the others' doings
 */
public record Observation(
    Instant at,
    List<StreamStatistics> streams,
    List<PageProblem> problems,
    OptionalInt participants,
    Optional<String> failure,
    Shown shown) {
  public Observation {
    streams = List.copyOf(streams);
    problems = List.copyOf(problems);
  }

  /** An observation of a page that shows nothing but streams. */
  public Observation(
      Instant at,
      List<StreamStatistics> streams,
      List<PageProblem> problems,
      OptionalInt participants,
      Optional<String> failure) {
    this(at, streams, problems, participants, failure, Shown.NOTHING);
  }
}
