package io.turnout.virtualuser.application;

import io.turnout.report.record.UserAction;
import io.turnout.virtualuser.ActionFailedException;
import io.turnout.virtualuser.ExpectedStreams;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.JoinFailedException;
import io.turnout.virtualuser.pattern.KeepAlive;
import io.turnout.virtualuser.pattern.TimedAction;
import io.turnout.virtualuser.pattern.UserPattern;
import io.turnout.virtualuser.probe.PageQuestions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
   * Joins again after the page was reloaded.
   *
   * @throws JoinFailedException when the application refused or the time is over
   * @throws PageException when the page cannot be driven any more
   */
  void reload(PageDriver page, Invitation invitation, Duration timeout)
      throws JoinFailedException, PageException, InterruptedException;

  /**
   * Does one thing in the meeting, but {@code rejoin} and {@code reload}.
   *
   * @return when the last step that does something was done, by this clock
   * @throws ActionFailedException when the application did not let it be done in time
   * @throws PageException when the page cannot be driven any more
   */
  Instant act(
      PageDriver page,
      Invitation invitation,
      TimedAction action,
      Duration timeout,
      InstantSource clock)
      throws ActionFailedException, PageException, InterruptedException;

  /** {@return what the page is asked with each observation} */
  PageQuestions questions();

  /** {@return whether this application's users can do that} */
  boolean supports(UserAction action);

  /**
   * {@return what the pattern asks for and users of this application cannot do: a clause each, for
   * the person who wrote the plan; empty when all is there}
   */
  List<String> missingFor(UserPattern pattern, Optional<KeepAlive> keepAlive);

  /** {@return the application's admin portal, if the adapter knows it} */
  default Optional<PortalAdapter> portal() {
    return Optional.empty();
  }
}
