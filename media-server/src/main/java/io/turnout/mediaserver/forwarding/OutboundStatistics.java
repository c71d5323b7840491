package io.turnout.mediaserver.forwarding;

import io.turnout.rtcp.NtpTime;
import io.turnout.rtcp.ReportBlock;
import io.turnout.rtp.MediaKind;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Confined to its event loop. What was sent on one SSRC and what the peer says of it. */
final class OutboundStatistics {
  /** Reports that a peer may still answer; one is sent every half second. */
  private static final int REMEMBERED_REPORTS = 16;

  private final UUID id = UUID.randomUUID();
  private final long[] reportTimestamps = new long[REMEMBERED_REPORTS];
  private final long[] reportedNs = new long[REMEMBERED_REPORTS];
  private int reports;
  private long packetsSent;
  private long payloadBytesSent;
  private @Nullable ReportBlock latestBlock;
  private long roundTripNs = -1;
  private long firCount;
  private long pliCount;
  private long nackCount;

  void onSent(int payloadBytes) {
    packetsSent++;
    payloadBytesSent += payloadBytes;
  }

  void onSenderReport(long middle32, long nowNs) {
    int slot = reports++ % REMEMBERED_REPORTS;
    reportTimestamps[slot] = middle32;
    reportedNs[slot] = nowNs;
  }

  /** {@return the round-trip time, -1 when the block answers no report that is remembered} */
  long onReportBlock(ReportBlock block, long arrivalNs) {
    latestBlock = block;
    for (int slot = 0; slot < Math.min(reports, REMEMBERED_REPORTS); slot++) {
      if (reportTimestamps[slot] == block.lastSenderReport()) {
        long measuredNs =
            arrivalNs - reportedNs[slot] - NtpTime.spanToNanos(block.delaySinceLastSenderReport());
        if (measuredNs >= 0) {
          roundTripNs = measuredNs;
          return measuredNs;
        }
      }
    }
    return -1;
  }

  void onFir() {
    firCount++;
  }

  void onPli() {
    pliCount++;
  }

  void onNack() {
    nackCount++;
  }

  long packetsSent() {
    return packetsSent;
  }

  long payloadBytesSent() {
    return payloadBytesSent;
  }

  OutboundStreamStats stats(
      MediaKind kind, long ssrc, @Nullable RtpCodec codec, OptionalLong rembBps) {
    ReportBlock block = latestBlock;
    int clockRateHz = codec == null ? 0 : codec.clockRateHz();
    return new OutboundStreamStats(
        id,
        kind,
        ssrc,
        Optional.ofNullable(codec),
        packetsSent,
        payloadBytesSent,
        block == null ? OptionalLong.empty() : OptionalLong.of(block.cumulativeLost()),
        block == null ? OptionalDouble.empty() : OptionalDouble.of(block.fractionLost() / 256.0),
        block == null || clockRateHz == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(block.jitter() / (double) clockRateHz),
        roundTripNs < 0 ? OptionalDouble.empty() : OptionalDouble.of(roundTripNs / 1e9),
        firCount,
        pliCount,
        nackCount,
        rembBps);
  }
}
