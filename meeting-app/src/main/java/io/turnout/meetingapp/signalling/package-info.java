/**
 * The signalling WebSocket (RFC 6455): limits, refusals and the life of one socket. Entered by the
 * HTTP server's threads, and by meetings when they send.
 */
@NullMarked
package io.turnout.meetingapp.signalling;

import org.jspecify.annotations.NullMarked;
