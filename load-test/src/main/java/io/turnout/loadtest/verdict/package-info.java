/**
 * What a run proved: its thresholds judged, the verdict and what casts doubt on it. No clock, no
 * thread, no files: events and samples go in, a judgement comes out. {@link RunJudge} is entered by
 * every thread that records.
 */
@NullMarked
package io.turnout.loadtest.verdict;

import org.jspecify.annotations.NullMarked;
