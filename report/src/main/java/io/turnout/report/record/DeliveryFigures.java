package io.turnout.report.record;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How what users sent each other arrived. Immutable. A delivery is one message or stroke at one of
 * its receivers. Empty is: not measured.
 *
 * @param action {@code SEND_MESSAGE} or {@code DRAW_STROKE}
 * @param sent how many were sent
 * @param expected how many deliveries were due and judged
 * @param lost how many of them did not show in time
 * @param reordered how many showed after a later one of the same sender
 * @param p50Ms median time from sending to showing, in ms
 */
public record DeliveryFigures(
    UserAction action,
    long sent,
    OptionalLong expected,
    OptionalLong lost,
    OptionalLong reordered,
    OptionalDouble p50Ms,
    OptionalDouble p95Ms,
    OptionalDouble p99Ms,
    OptionalDouble maxMs) {

  /** {@return how many deliveries showed in time, if that was measured} */
  public OptionalLong delivered() {
    return expected.isPresent() && lost.isPresent()
        ? OptionalLong.of(expected.getAsLong() - lost.getAsLong())
        : OptionalLong.empty();
  }
}
