/** A hub for tests that need no Grid. Entered by the threads of tests. */
@NullMarked
package io.turnout.virtualuser.grid.nodes.testing;

import org.jspecify.annotations.NullMarked;
