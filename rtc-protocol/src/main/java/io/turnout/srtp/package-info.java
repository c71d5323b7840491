/**
 * SRTP and SRTCP transforms (RFC 3711, 7714) over the platform's cryptography. A protector or
 * unprotector is confined to the event loop of its transport.
 */
@NullMarked
package io.turnout.srtp;

import org.jspecify.annotations.NullMarked;
