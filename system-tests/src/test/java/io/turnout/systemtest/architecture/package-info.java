/** The arrows of docs/architecture.md, held against the compiled classes. */
@NullMarked
package io.turnout.systemtest.architecture;

import org.jspecify.annotations.NullMarked;
