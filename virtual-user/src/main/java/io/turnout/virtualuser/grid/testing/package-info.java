/** Stand-ins for a Selenium Grid, for tests; their server has threads of its own. */
@NullMarked
package io.turnout.virtualuser.grid.testing;

import org.jspecify.annotations.NullMarked;
