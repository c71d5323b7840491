package io.turnout.loadtest.verdict;

import io.turnout.loadtest.plan.Threshold;

/**
 * A threshold that was crossed while the run goes on. Immutable.
 *
 * @param reason what was found and what is expected, a clause
 */
public record Breach(Threshold threshold, String reason) {}
