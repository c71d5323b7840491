package io.turnout.loadtest.plan;

import io.turnout.virtualuser.Tolerance;
import io.turnout.virtualuser.pattern.KeepAlive;
import io.turnout.virtualuser.pattern.UserPattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Meetings of one kind: how many come when, what their users do and what they are called.
 * Immutable.
 *
 * @param name in the record, the report and thresholds
 * @param after the scenario whose end this one waits for; empty: it starts with the run
 * @param everybody what all users do in the same second
 * @param joinAttempts tries of one user; 1: no second one
 * @param tolerance how long users bear that media or an action does not come
 */
public record Scenario(
    String name,
    UserPattern pattern,
    MeetingLoad load,
    Optional<String> after,
    List<Burst> everybody,
    Optional<KeepAlive> keepAlive,
    int joinAttempts,
    Tolerance tolerance,
    Naming users) {
  /** The name of a plan's only scenario, if the plan gives it none. */
  public static final String MAIN = "main";

  /** Names that thresholds use for phases. */
  static final Set<String> PHASES = Set.of("ramp-up", "hold", "ramp-down");

  public Scenario {
    Limits.checkName("name", name);
    if (PHASES.contains(name)) {
      throw new IllegalArgumentException(
          "name: found '" + name + "', expected another name: this one is a phase's");
    }
    Limits.JOIN_ATTEMPTS.check("joinAttempts", joinAttempts);
    Limits.TOLERANCE.check("tolerance.mediaLoss", tolerance.mediaLoss());
    Limits.TOLERANCE.check("tolerance.verification", tolerance.verification());
    everybody = List.copyOf(everybody);
    if (load instanceof MeetingLoad.Closed closed) {
      requireInHold(everybody, closed.hold());
    }
    requireUsers("pattern.screen.users", sharing(pattern), load.largestMeeting());
    pattern
        .actions()
        .forEach(
            action -> requireUsers("pattern.actions.users", action.users(), load.largestMeeting()));
  }

  /** {@return a scenario that starts with the run, with nothing but its load} */
  public static Scenario of(String name, UserPattern pattern, MeetingLoad load) {
    return new Scenario(
        name,
        pattern,
        load,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        1,
        Tolerance.DEFAULT,
        Naming.DEFAULT);
  }

  private static void requireInHold(List<Burst> everybody, Duration hold) {
    for (Burst burst : everybody) {
      if (burst.at().compareTo(hold) >= 0) {
        throw new IllegalArgumentException(
            "everybody: found "
                + burst.act().id()
                + " at "
                + DurationText.format(burst.at())
                + ", expected a time before the end of the hold of "
                + DurationText.format(hold));
      }
    }
  }

  private static Set<Integer> sharing(UserPattern pattern) {
    return pattern.screen().map(UserPattern.ScreenShare::users).orElse(Set.of());
  }

  private static void requireUsers(String key, Set<Integer> numbers, int largest) {
    for (int number : numbers) {
      if (number < 1 || number > largest) {
        throw new IllegalArgumentException(
            key
                + ": found user "
                + number
                + ", expected numbers from 1 to "
                + largest
                + ", the users of the largest meeting");
      }
    }
  }
}
