package io.turnout.report.record;

/**
 * What an application's admin portal counts, or should. Immutable.
 *
 * @param flowingStreams published streams whose media flows now
 */
public record PortalCount(int meetings, int users, int flowingStreams) {}
