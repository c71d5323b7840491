/** The reference application as people use it, in real browsers; the test's own thread enters. */
@NullMarked
package io.turnout.systemtest.meeting;

import org.jspecify.annotations.NullMarked;
