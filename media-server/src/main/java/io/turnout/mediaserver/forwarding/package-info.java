/**
 * Selective forwarding (RFC 7667, section 3.7): takes the RTP streams of one endpoint's peer and
 * sends each to the peers of the endpoints connected to it, in their own SSRC, sequence number and
 * timestamp space (RFC 3550, 4585, 5104, draft-alvestrand-rmcat-remb). All of it runs on the event
 * loop of the pipeline; nothing here is shared between loops.
 */
@NullMarked
package io.turnout.mediaserver.forwarding;

import org.jspecify.annotations.NullMarked;
