/**
 * A Grid formed from a list of machines: the list, what each machine is fit for, its node as a
 * supervised process in the background, and its end. Entered by the threads of commands; each
 * machine is worked on by a virtual thread of its own.
 */
@NullMarked
package io.turnout.virtualuser.grid.nodes;

import org.jspecify.annotations.NullMarked;
