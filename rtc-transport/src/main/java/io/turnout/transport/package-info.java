/**
 * Ties ICE, DTLS and SRTP into one secured media path (RFC 8445, 8827, 5764). Confined to the event
 * loop of the pipeline that owns the transport.
 */
@NullMarked
package io.turnout.transport;

import org.jspecify.annotations.NullMarked;
