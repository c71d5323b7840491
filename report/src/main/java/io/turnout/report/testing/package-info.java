/** A made-up run with known figures, for tests of whatever reads or shows records. */
@NullMarked
package io.turnout.report.testing;

import org.jspecify.annotations.NullMarked;
