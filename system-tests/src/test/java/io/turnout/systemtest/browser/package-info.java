/** Starts real browsers for the tests of the other packages; the test's own thread enters. */
@NullMarked
package io.turnout.systemtest.browser;

import org.jspecify.annotations.NullMarked;
