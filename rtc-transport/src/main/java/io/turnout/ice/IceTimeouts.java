package io.turnout.ice;

/**
 * After how long a silence of the peer's checks means what. Immutable.
 *
 * @param checkingNs from the start without any valid check to FAILED
 * @param disconnectedNs from the last valid check to DISCONNECTED
 * @param failedNs from the last valid check to FAILED (consent expired, RFC 7675, section 5.1)
 */
public record IceTimeouts(long checkingNs, long disconnectedNs, long failedNs) {}
