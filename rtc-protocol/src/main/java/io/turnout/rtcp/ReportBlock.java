package io.turnout.rtcp;

/**
 * What a receiver says of one source (RFC 3550, section 6.4.1). Immutable.
 *
 * @param ssrc the source reported on
 * @param fractionLost since the last report, in 1/256
 * @param cumulativeLost 24 bit, signed
 * @param extendedHighestSequenceNumber 32 bit, unsigned
 * @param jitter in timestamp units, 32 bit, unsigned
 * @param lastSenderReport middle 32 bits of that report's NTP timestamp, 0 when none came
 * @param delaySinceLastSenderReport in 1/65536 seconds, 0 when none came
 */
public record ReportBlock(
    long ssrc,
    int fractionLost,
    int cumulativeLost,
    long extendedHighestSequenceNumber,
    long jitter,
    long lastSenderReport,
    long delaySinceLastSenderReport) {}
