/** The engine against servers and pages that are not its own; the test's own thread enters. */
@NullMarked
package io.turnout.systemtest.loadtest;

import org.jspecify.annotations.NullMarked;
