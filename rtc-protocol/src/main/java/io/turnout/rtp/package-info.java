/**
 * RTP packets, header extensions and payload descriptors (RFC 3550, 8285, 7741, 6184, 7587).
 * Mutable packet views are confined to the event loop that owns the stream; values are immutable.
 */
@NullMarked
package io.turnout.rtp;

import org.jspecify.annotations.NullMarked;
