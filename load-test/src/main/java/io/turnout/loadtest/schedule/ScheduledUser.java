package io.turnout.loadtest.schedule;

import io.turnout.report.record.VirtualUserId;
import java.time.Duration;
import java.util.Optional;

/**
 * One user's part. Immutable. Times are from the beginning of its scenario.
 *
 * @param number in its meeting, from 1
 * @param displayName may hold <code>{run}</code>, which is known when the run begins
 * @param end when it leaves, whatever happened before; empty: when its scenario says
 */
public record ScheduledUser(
    VirtualUserId id, int number, String displayName, Duration start, Optional<Duration> end) {}
