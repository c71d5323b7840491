/**
 * What the server counts and measures of itself, in Prometheus' text exposition format 0.0.4.
 * Counters are written by one event loop each and read by any thread.
 */
@NullMarked
package io.turnout.mediaserver.stats;

import org.jspecify.annotations.NullMarked;
