package io.turnout.report.record;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What became of one virtual user. Immutable.
 *
 * @param state its last one
 * @param reason said with the last state; empty when nothing needed saying
 * @param started when it began to join, if it did
 * @param ended when it reached its last state
 * @param joinTimeMs from the start of joining to proof of media; empty when it never connected
 * @param joinAttempts tries until it first connected, or all of them when it never did; empty when
 *     it never began
 */
public record UserOutcome(
    VirtualUserId user,
    UserState state,
    String reason,
    Optional<Instant> started,
    Instant ended,
    OptionalDouble joinTimeMs,
    OptionalInt joinAttempts) {}
