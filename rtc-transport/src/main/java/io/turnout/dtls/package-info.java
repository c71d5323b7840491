/**
 * DTLS 1.2 with DTLS-SRTP keying (RFC 6347, 5764, 7627, 8122) by Bouncy Castle. An association is
 * confined to an event loop; its blocking protocol engine runs on a virtual thread.
 */
@NullMarked
package io.turnout.dtls;

import org.jspecify.annotations.NullMarked;
