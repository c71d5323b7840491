/** {@code turnout demo} as a person runs it, a process of its own; the test's own thread enters. */
@NullMarked
package io.turnout.systemtest.demo;

import org.jspecify.annotations.NullMarked;
