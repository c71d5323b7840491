package io.turnout.virtualuser;

import java.time.Duration;

/**
 * How one user behaves. Immutable.
 *
 * @param joinTimeout longest time from the start of joining to proof of media
 * @param lossTolerance longest time that an expected stream may stand still
 * @param observationInterval time between two samples of a figure
 * @param joinObservationInterval time between two looks for proof of media while joining; the join
 *     time is as exact as this
 */
public record UserPlan(
    Invitation invitation,
    Duration joinTimeout,
    Duration lossTolerance,
    Duration observationInterval,
    Duration joinObservationInterval) {

  /** The usual times: 60 s to join, 5 s of silence, a sample a second. */
  public static UserPlan of(Invitation invitation) {
    return new UserPlan(
        invitation,
        Duration.ofSeconds(60),
        Duration.ofSeconds(5),
        Duration.ofSeconds(1),
        Duration.ofMillis(250));
  }

  public UserPlan withJoinTimeout(Duration value) {
    return new UserPlan(
        invitation, value, lossTolerance, observationInterval, joinObservationInterval);
  }

  public UserPlan withLossTolerance(Duration value) {
    return new UserPlan(
        invitation, joinTimeout, value, observationInterval, joinObservationInterval);
  }
}
