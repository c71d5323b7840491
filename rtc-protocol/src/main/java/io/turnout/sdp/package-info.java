/**
 * Session descriptions and the JSEP subset that browsers and Kurento's applications exchange (RFC
 * 8866, 9429, 9143, 8839, 8842). Immutable values and pure functions; any thread.
 */
@NullMarked
package io.turnout.sdp;

import org.jspecify.annotations.NullMarked;
