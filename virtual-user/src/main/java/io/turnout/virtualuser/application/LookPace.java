package io.turnout.virtualuser.application;

import java.time.Duration;

/**
 * Pure. How long to leave a page alone between two looks at it. Looking takes at most a fifth of
 * the time, or the users of a busy machine starve their own browsers.
 */
public final class LookPace {
  private static final int REST_PER_LOOK = 4;

  private LookPace() {}

  /**
   * {@return the pause after a look}
   *
   * @param took how long the look took
   * @param interval wanted from one look's start to the next one's
   */
  public static Duration pauseAfter(Duration took, Duration interval) {
    Duration rest = took.multipliedBy(REST_PER_LOOK);
    Duration planned = interval.minus(took);
    return rest.compareTo(planned) > 0 ? rest : planned;
  }
}
