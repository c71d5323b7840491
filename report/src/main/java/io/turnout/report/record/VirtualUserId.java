package io.turnout.report.record;

/**
 * Immutable.
 *
 * @param meeting the meeting that the user joins
 * @param user the user's name in the run, unique in it, e.g. {@code m1-u2}
 */
public record VirtualUserId(String meeting, String user) {}
