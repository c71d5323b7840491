package io.turnout.virtualuser;

import java.time.Duration;

/**
 * How long a user bears that something does not come, before that is a failure. Immutable.
 *
 * @param mediaLoss longest time that an expected stream may stand still
 * @param verification longest time until an action shows at another user's end
 */
public record Tolerance(Duration mediaLoss, Duration verification) {
  /** What people notice: 5 s without media, 10 s until an action is seen. */
  public static final Tolerance DEFAULT =
      new Tolerance(Duration.ofSeconds(5), Duration.ofSeconds(10));
}
