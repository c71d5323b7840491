/**
 * For tests: a made-up run with known figures, for whatever reads or shows records, and a recorder
 * that keeps what it is told.
 */
@NullMarked
package io.turnout.report.testing;

import org.jspecify.annotations.NullMarked;
