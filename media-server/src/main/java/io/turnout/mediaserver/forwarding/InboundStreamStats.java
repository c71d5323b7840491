package io.turnout.mediaserver.forwarding;

import io.turnout.rtp.MediaKind;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A stream that the peer sends to the server. Immutable.
 *
 * @param codec of the latest packet
 * @param packetsReceived duplicates and retransmissions included
 * @param bytesReceived RTP payload bytes, headers and padding left out, as W3C counts them
 * @param jitterSeconds interarrival jitter (RFC 3550, section 6.4.1), empty before two packets
 * @param packetsLost expected less received, below zero after duplicates (RFC 3550, section 6.4.1)
 * @param fractionLost lost between the last two reports, 0 to 1, empty before the first report
 * @param firCount full intra requests sent to the peer
 * @param pliCount picture loss indications sent to the peer
 * @param nackCount NACK packets sent to the peer
 * @param rembBps the bitrate last asked of the peer, empty when none was asked
 */
public record InboundStreamStats(
    UUID id,
    MediaKind kind,
    long ssrc,
    Optional<RtpCodec> codec,
    long packetsReceived,
    long bytesReceived,
    OptionalDouble jitterSeconds,
    long packetsLost,
    OptionalDouble fractionLost,
    long firCount,
    long pliCount,
    long nackCount,
    OptionalLong rembBps)
    implements RtpStreamStats {}
