package io.turnout.virtualuser;

import io.turnout.virtualuser.pattern.KeepAlive;
import io.turnout.virtualuser.pattern.UserPattern;
import java.time.Duration;
import java.util.Optional;

/**
 * How one user behaves. Immutable.
 *
 * @param joinTimeout longest time from the start of a try to join to proof of media
 * @param joinAttempts tries to join, each with a new agent; 1: no second one
 * @param number of the user in its meeting, from 1
 * @param seed of the run; with the user's name it decides all that the user does by chance
 * @param stay how long the user is in the meeting after proof of media, as planned; nothing is done
 *     after it
 */
public record UserPlan(
    Invitation invitation,
    Duration joinTimeout,
    int joinAttempts,
    Tolerance tolerance,
    int number,
    long seed,
    Duration stay,
    Optional<KeepAlive> keepAlive) {
  public UserPlan {
    if (joinAttempts < 1) {
      throw new IllegalArgumentException(
          "joinAttempts: found " + joinAttempts + ", expected at least 1");
    }
    if (number < 1) {
      throw new IllegalArgumentException("number: found " + number + ", expected at least 1");
    }
  }

  /** The usual: 60 s to join at once, and no end of the stay in sight. */
  public static UserPlan of(Invitation invitation) {
    return new UserPlan(
        invitation,
        Duration.ofSeconds(60),
        1,
        Tolerance.DEFAULT,
        1,
        0,
        Duration.ofHours(24),
        Optional.empty());
  }

  /** {@return what the user does in the meeting} */
  public UserPattern pattern() {
    return invitation.pattern();
  }

  public UserPlan withPattern(UserPattern value) {
    Invitation changed = invitation.withPattern(value);
    return new UserPlan(
        changed, joinTimeout, joinAttempts, tolerance, number, seed, stay, keepAlive);
  }

  public UserPlan withJoinTimeout(Duration value) {
    return new UserPlan(invitation, value, joinAttempts, tolerance, number, seed, stay, keepAlive);
  }

  public UserPlan withJoinAttempts(int value) {
    return new UserPlan(invitation, joinTimeout, value, tolerance, number, seed, stay, keepAlive);
  }

  public UserPlan withTolerance(Tolerance value) {
    return new UserPlan(
        invitation, joinTimeout, joinAttempts, value, number, seed, stay, keepAlive);
  }

  public UserPlan withNumber(int value) {
    return new UserPlan(
        invitation, joinTimeout, joinAttempts, tolerance, value, seed, stay, keepAlive);
  }

  public UserPlan withSeed(long value) {
    return new UserPlan(
        invitation, joinTimeout, joinAttempts, tolerance, number, value, stay, keepAlive);
  }

  public UserPlan withStay(Duration value) {
    return new UserPlan(
        invitation, joinTimeout, joinAttempts, tolerance, number, seed, value, keepAlive);
  }

  public UserPlan withKeepAlive(Optional<KeepAlive> value) {
    return new UserPlan(
        invitation, joinTimeout, joinAttempts, tolerance, number, seed, stay, value);
  }
}
