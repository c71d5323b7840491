/** Event loops, the UDP socket and its packet hand-over. Each class says which threads enter it. */
@NullMarked
package io.turnout.net;

import org.jspecify.annotations.NullMarked;
