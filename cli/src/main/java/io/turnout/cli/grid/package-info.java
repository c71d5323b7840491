/**
 * Commands that form a Grid on the machines of a node list, look at it and clear it away. Entered
 * by the main thread.
 */
@NullMarked
package io.turnout.cli.grid;

import org.jspecify.annotations.NullMarked;
