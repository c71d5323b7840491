/**
 * What a plan will need of machines and networks, before anything starts: pure functions of plan
 * and schedule, with a cost model of measured constants. Threads: the caller's.
 */
@NullMarked
package io.turnout.loadtest.estimate;

import org.jspecify.annotations.NullMarked;
