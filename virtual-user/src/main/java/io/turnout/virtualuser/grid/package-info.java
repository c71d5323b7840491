/**
 * Selenium Grid: the one that Turnout starts itself, or one that runs already; and the processes
 * that must be gone at its end.
 */
@NullMarked
package io.turnout.virtualuser.grid;

import org.jspecify.annotations.NullMarked;
