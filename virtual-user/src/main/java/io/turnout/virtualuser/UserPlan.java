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
 * @param lossTolerance longest time that an expected stream may stand still
 * @param verificationTimeout longest time until an action shows at another user's end
 * @param observationInterval time between two samples of a figure
 * @param joinObservationInterval time between two looks for proof of media while joining; the join
 *     time is as exact as this
 * @param number of the user in its meeting, from 1
 * @param seed of the run; with the user's name it decides all that the user does by chance
 * @param stay how long the user is in the meeting after proof of media, as planned; nothing is done
 *     after it
 */
public record UserPlan(
    Invitation invitation,
    Duration joinTimeout,
    int joinAttempts,
    Duration lossTolerance,
    Duration verificationTimeout,
    Duration observationInterval,
    Duration joinObservationInterval,
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

  /** The usual: 60 s to join at once, 5 s of silence, 10 s for actions, a sample a second. */
  public static UserPlan of(Invitation invitation) {
    return new UserPlan(
        invitation,
        Duration.ofSeconds(60),
        1,
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        Duration.ofMillis(250),
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
    return with(
        invitation.withPattern(value),
        joinTimeout,
        joinAttempts,
        lossTolerance,
        verificationTimeout,
        number,
        seed,
        stay,
        keepAlive);
  }

  public UserPlan withJoinTimeout(Duration value) {
    return with(
        invitation,
        value,
        joinAttempts,
        lossTolerance,
        verificationTimeout,
        number,
        seed,
        stay,
        keepAlive);
  }

  public UserPlan withJoinAttempts(int value) {
    return with(
        invitation,
        joinTimeout,
        value,
        lossTolerance,
        verificationTimeout,
        number,
        seed,
        stay,
        keepAlive);
  }

  public UserPlan withLossTolerance(Duration value) {
    return with(
        invitation,
        joinTimeout,
        joinAttempts,
        value,
        verificationTimeout,
        number,
        seed,
        stay,
        keepAlive);
  }

  public UserPlan withVerificationTimeout(Duration value) {
    return with(
        invitation, joinTimeout, joinAttempts, lossTolerance, value, number, seed, stay, keepAlive);
  }

  public UserPlan withNumber(int value) {
    return with(
        invitation,
        joinTimeout,
        joinAttempts,
        lossTolerance,
        verificationTimeout,
        value,
        seed,
        stay,
        keepAlive);
  }

  public UserPlan withSeed(long value) {
    return with(
        invitation,
        joinTimeout,
        joinAttempts,
        lossTolerance,
        verificationTimeout,
        number,
        value,
        stay,
        keepAlive);
  }

  public UserPlan withStay(Duration value) {
    return with(
        invitation,
        joinTimeout,
        joinAttempts,
        lossTolerance,
        verificationTimeout,
        number,
        seed,
        value,
        keepAlive);
  }

  public UserPlan withKeepAlive(Optional<KeepAlive> value) {
    return with(
        invitation,
        joinTimeout,
        joinAttempts,
        lossTolerance,
        verificationTimeout,
        number,
        seed,
        stay,
        value);
  }

  private UserPlan with(
      Invitation newInvitation,
      Duration newJoinTimeout,
      int newJoinAttempts,
      Duration newLossTolerance,
      Duration newVerificationTimeout,
      int newNumber,
      long newSeed,
      Duration newStay,
      Optional<KeepAlive> newKeepAlive) {
    return new UserPlan(
        newInvitation,
        newJoinTimeout,
        newJoinAttempts,
        newLossTolerance,
        newVerificationTimeout,
        observationInterval,
        joinObservationInterval,
        newNumber,
        newSeed,
        newStay,
        newKeepAlive);
  }
}
