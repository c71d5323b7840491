package io.turnout.report.record;

import java.util.OptionalDouble;

/**
 * One kind of action over all users. Immutable.
 *
 * @param done how often users did it
 * @param seen how often another user saw its effect in time, each observer counted
 * @param missed how often another user should have seen it and did not
 * @param p50Ms median time to the effect, in ms; empty, as the other two, when nobody saw any
 */
public record ActionFigures(
    UserAction action,
    long done,
    long seen,
    long missed,
    OptionalDouble p50Ms,
    OptionalDouble p95Ms,
    OptionalDouble maxMs) {}
