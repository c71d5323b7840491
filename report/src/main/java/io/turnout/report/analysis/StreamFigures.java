package io.turnout.report.analysis;

import io.turnout.report.record.StreamId;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one stream carried in the whole run. Immutable. Empty is: not measured.
 *
 * @param codec MIME type
 * @param firstFrames the first count of frames decoded (inbound) or encoded (outbound)
 * @param lastFrames the last such count
 * @param frameRate mean, frames per second
 * @param bitrateBps mean
 * @param packetLoss mean share, 0 to 1
 * @param jitterMs mean
 * @param roundTripTimeMs mean
 * @param freezes how many
 * @param resolution of the last frame, e.g. {@code 640×480}
 */
public record StreamFigures(
    StreamId id,
    Optional<String> codec,
    OptionalDouble firstFrames,
    OptionalDouble lastFrames,
    OptionalDouble frameRate,
    OptionalDouble bitrateBps,
    OptionalDouble packetLoss,
    OptionalDouble jitterMs,
    OptionalDouble roundTripTimeMs,
    OptionalDouble freezes,
    Optional<String> resolution) {}
