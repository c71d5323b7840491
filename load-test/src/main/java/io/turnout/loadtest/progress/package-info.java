/**
 * How far a run is, once a second, for whoever shows it. Values are immutable; the listener is
 * called on the thread that plays the run.
 */
@NullMarked
package io.turnout.loadtest.progress;

import org.jspecify.annotations.NullMarked;
