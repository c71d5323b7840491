/**
 * The server's side of the secured media path: ICE-lite transports that share one UDP port (RFC
 * 8445, 7675, 7983). One reader thread receives; everything else runs on the event loop of the
 * transport concerned.
 */
@NullMarked
package io.turnout.transport.server;

import org.jspecify.annotations.NullMarked;
