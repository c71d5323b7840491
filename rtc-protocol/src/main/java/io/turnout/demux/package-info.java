/**
 * Tells apart the protocols that share one UDP port (RFC 7983, 5761). Pure functions; any thread.
 */
@NullMarked
package io.turnout.demux;

import org.jspecify.annotations.NullMarked;
