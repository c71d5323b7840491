/**
 * STUN messages and the attributes that ICE uses (RFC 8489, 8445). Readers, writers and integrity
 * keys are confined to one thread; constants are immutable.
 */
@NullMarked
package io.turnout.stun;

import org.jspecify.annotations.NullMarked;
