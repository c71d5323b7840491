package io.turnout.rtcp;

/**
 * Sender information (RFC 3550, section 6.4.1). Immutable.
 *
 * @param ntpTimestamp 64 bit, 32 of them seconds since 1900
 * @param rtpTimestamp the same instant in the stream's timestamps, 32 bit, unsigned
 * @param packetCount 32 bit, unsigned
 * @param octetCount payload bytes, 32 bit, unsigned
 */
public record SenderReport(
    long ssrc, long ntpTimestamp, long rtpTimestamp, long packetCount, long octetCount) {}
