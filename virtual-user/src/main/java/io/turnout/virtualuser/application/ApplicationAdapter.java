package io.turnout.virtualuser.application;

import io.turnout.report.record.UserAction;
import io.turnout.virtualuser.ExpectedStreams;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.JoinFailedException;
import io.turnout.virtualuser.pattern.KeepAlive;
import io.turnout.virtualuser.pattern.UserPattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Thread-safe. How one application is joined, left and observed in its page. */
public interface ApplicationAdapter extends ExpectedStreams.Rule {
  /** {@return the application's name, for people} */
  String name();

  /**
   * Goes from an empty page to "joined", as the application calls it.
   *
   * @throws JoinFailedException when the application refused or the time is over
   * @throws PageException when the page cannot be driven any more
   */
  void join(PageDriver page, Invitation invitation, Duration timeout)
      throws JoinFailedException, PageException, InterruptedException;

  /**
   * Leaves the meeting.
   *
   * @throws PageException when the page cannot be driven, or does not come to "left" in time
   */
  void leave(PageDriver page, Invitation invitation, Duration timeout)
      throws PageException, InterruptedException;

  /**
   * {@return body of a JavaScript function that says why the meeting has failed, as text, or {@code
   * null}} It runs in the page with each observation.
   */
  String failureScript();

  /**
   * {@return body of a JavaScript function that counts the people in the meeting, or returns {@code
   * null}} It runs in the page with each observation.
   */
  String participantsScript();

  /** {@return whether this application's users can do that} */
  default boolean supports(UserAction action) {
    return false;
  }

  /**
   * {@return what users cannot do, or others cannot be seen to do, that the pattern asks for: a
   * clause each, for the person who wrote the plan; empty when all is there}
   */
  default List<String> missingFor(UserPattern pattern, Optional<KeepAlive> keepAlive) {
    return List.of();
  }

  /** {@return the application's admin portal, if the adapter knows it} */
  default Optional<PortalAdapter> portal() {
    return Optional.empty();
  }
}
