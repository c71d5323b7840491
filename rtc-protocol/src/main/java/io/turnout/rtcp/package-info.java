/**
 * RTCP packets: reports, source descriptions, BYE and feedback (RFC 3550, section 6; RFC 4585; RFC
 * 5104; draft-alvestrand-rmcat-remb; draft-holmer-rmcat-transport-wide-cc). Parsing calls a handler
 * instead of making objects. Confined to the thread that owns the buffer.
 */
@NullMarked
package io.turnout.rtcp;

import org.jspecify.annotations.NullMarked;
