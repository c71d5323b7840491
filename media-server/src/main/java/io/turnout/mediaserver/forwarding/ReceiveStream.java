package io.turnout.mediaserver.forwarding;

import io.turnout.rtcp.ReportBlock;
import io.turnout.rtcp.SenderReport;
import io.turnout.rtp.MediaKind;
import io.turnout.rtp.RtpClock;
import io.turnout.rtp.RtpPacket;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Confined to its event loop. One SSRC that the peer sends with. */
final class ReceiveStream {
  private final UUID id = UUID.randomUUID();
  private final MediaKind kind;
  private final long ssrc;
  private final ReceptionStatistics statistics;
  private final NackGenerator nackGenerator = new NackGenerator();
  private final PacketHistory history = new PacketHistory();
  private RtpCodec codec;
  private KeyFrames keyFrames;
  private long latestArrivalNs;
  private boolean hasSenderReport;
  private long reportedNs;
  private long reportedTimestamp;
  private int nackCount;
  private int pliCount;
  private int firCount;
  private long rembBps = -1;

  ReceiveStream(MediaKind kind, long ssrc, RtpCodec codec) {
    this.kind = kind;
    this.ssrc = ssrc;
    this.codec = codec;
    this.keyFrames = KeyFrames.of(codec);
    this.statistics = new ReceptionStatistics(codec.clockRateHz());
  }

  ReceptionStatistics.Arrival onPacket(RtpPacket packet, RtpCodec packetCodec, long arrivalNs) {
    latestArrivalNs = arrivalNs;
    if (packetCodec.payloadType() != codec.payloadType()) {
      codec = packetCodec;
      keyFrames = KeyFrames.of(packetCodec);
    }
    ReceptionStatistics.Arrival arrival =
        statistics.onPacket(
            packet.sequenceNumber(), packet.timestamp(), packet.payloadBytes(), arrivalNs);
    if (arrival == ReceptionStatistics.Arrival.RESTARTED) {
      nackGenerator.reset();
      hasSenderReport = false;
    }
    return arrival;
  }

  /**
   * Takes note of what instant a timestamp of this stream stands for.
   *
   * @param reportNs the report's time on the loop's clock, see {@link SenderClock}
   */
  void onSenderReport(SenderReport report, long reportNs, long arrivalNs) {
    statistics.onSenderReport(report.ntpTimestamp(), arrivalNs);
    hasSenderReport = true;
    reportedNs = reportNs;
    reportedTimestamp = report.rtpTimestamp();
  }

  /** {@return whether {@link #timestampAt} knows} */
  boolean hasSenderReport() {
    return hasSenderReport;
  }

  /** {@return the stream's RTP timestamp at this time of the loop's clock, not wrapped} */
  long timestampAt(long nowNs) {
    return reportedTimestamp + RtpClock.ticks(nowNs - reportedNs, codec.clockRateHz());
  }

  boolean isStart(RtpPacket packet) {
    return keyFrames.isStart(packet);
  }

  ReportBlock reportBlock(long nowNs) {
    return statistics.reportBlock(ssrc, nowNs);
  }

  InboundStreamStats stats() {
    return new InboundStreamStats(
        id,
        kind,
        ssrc,
        Optional.of(codec),
        statistics.packetsReceived(),
        statistics.payloadBytesReceived(),
        statistics.jitterSeconds(),
        statistics.packetsLost(),
        statistics.fractionLost(),
        firCount,
        pliCount,
        nackCount,
        rembBps < 0 ? OptionalLong.empty() : OptionalLong.of(rembBps));
  }

  long ssrc() {
    return ssrc;
  }

  RtpCodec codec() {
    return codec;
  }

  long extendedSequenceNumber() {
    return statistics.extendedSequenceNumber();
  }

  long latestArrivalNs() {
    return latestArrivalNs;
  }

  NackGenerator nackGenerator() {
    return nackGenerator;
  }

  PacketHistory history() {
    return history;
  }

  void onNackSent() {
    nackCount++;
  }

  void onPliSent() {
    pliCount++;
  }

  int onFirSent() {
    return firCount++;
  }

  void onRembSent(long bitrateBps) {
    rembBps = bitrateBps;
  }
}
