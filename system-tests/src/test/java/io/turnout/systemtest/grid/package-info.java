/** A Grid of several machines, formed over SSH, used, and cleared away. */
@NullMarked
package io.turnout.systemtest.grid;

import org.jspecify.annotations.NullMarked;
