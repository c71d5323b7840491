/** Runs Jazzer over fuzz targets, each in a process of its own. Any thread. */
@NullMarked
package io.turnout.fuzz;

import org.jspecify.annotations.NullMarked;
