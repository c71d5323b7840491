/**
 * The templates of deploy/, held against CloudFormation's rules, docs/grid.md and the shell, with
 * no cloud at hand. Entered by the thread of the test alone.
 */
@NullMarked
package io.turnout.systemtest.deploy;

import org.jspecify.annotations.NullMarked;
