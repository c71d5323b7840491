package io.turnout.mediaserver.forwarding;

import io.turnout.rtp.MediaKind;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A stream that the server sends to the peer. Immutable.
 *
 * @param codec of the latest packet
 * @param packetsSent retransmissions included
 * @param bytesSent RTP payload bytes, headers and padding left out, as W3C counts them
 * @param packetsLost as the peer reports it, empty before its first report
 * @param fractionLost in the peer's latest report, 0 to 1, empty before its first
 * @param jitterSeconds as the peer reports it, empty before its first report
 * @param roundTripTimeSeconds from the peer's reports (RFC 3550, section 6.4.1), empty before one
 *     answers a sender report
 * @param firCount full intra requests received from the peer
 * @param pliCount picture loss indications received from the peer
 * @param nackCount NACK packets received from the peer
 * @param rembBps the peer's latest estimate, empty before its first
 */
public record OutboundStreamStats(
    UUID id,
    MediaKind kind,
    long ssrc,
    Optional<RtpCodec> codec,
    long packetsSent,
    long bytesSent,
    OptionalLong packetsLost,
    OptionalDouble fractionLost,
    OptionalDouble jitterSeconds,
    OptionalDouble roundTripTimeSeconds,
    long firCount,
    long pliCount,
    long nackCount,
    OptionalLong rembBps)
    implements RtpStreamStats {}
