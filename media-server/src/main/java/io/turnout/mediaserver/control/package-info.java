/**
 * Kurento's JSON-RPC protocol over WebSocket: connections, sessions, and the way from a request to
 * a media object. Requests run on the virtual thread of their connection, one after another; events
 * come from any thread.
 */
@NullMarked
package io.turnout.mediaserver.control;

import org.jspecify.annotations.NullMarked;
