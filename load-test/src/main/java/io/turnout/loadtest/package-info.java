/**
 * The engine: plays a plan's virtual users by its schedule, watches servers and load machine, and
 * concludes with a verdict and a report. {@link LoadTest} is entered by the thread that runs it and
 * by any thread that interrupts it; each virtual user and each monitor has a virtual thread.
 */
@NullMarked
package io.turnout.loadtest;

import org.jspecify.annotations.NullMarked;
