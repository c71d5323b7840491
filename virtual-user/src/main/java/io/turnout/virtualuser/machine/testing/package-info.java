/** A machine for tests that need no SSH. Entered by the threads of tests. */
@NullMarked
package io.turnout.virtualuser.machine.testing;

import org.jspecify.annotations.NullMarked;
