package io.turnout.mediaserver.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.turnout.rtcp.NtpTime;
import io.turnout.rtcp.ReportBlock;
import io.turnout.rtcp.SenderReport;
import io.turnout.rtp.MediaKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What RTCP tells: reports, bitrates and the figures that follow from them. */
final class RtcpReportsTest extends SenderAndReceiver {
  @Test
  void shouldKeepAudioAndVideoInStepByTheSendersOwnReports() {
    connectVideo();
    sender.session.connect(MediaKind.AUDIO, receiver.session);
    long peerNtp = NtpTime.ofEpochNanos(1_000_000_000_000L);
    // Both were captured at the peer's 1000.000 s; audio's report is 100 ms late on its way.
    sender.sendKeyFrame(1, 100, 90_000);
    sender.sendAudio(5, 1, 480_000);
    long videoShift = receiver.got().getFirst().timestamp() - 90_000;
    long audioShift = receiver.got().getLast().timestamp() - 480_000;
    sender.sendRtcp(w -> w.senderReport(1, peerNtp, 90_000, 1, 1));
    loop.advance(Duration.ofMillis(100));
    sender.sendRtcp(w -> w.senderReport(5, peerNtp, 480_000, 1, 1));
    receiver.transport.clearSent();
    loop.advance(Duration.ofMillis(400));

    List<SenderReport> reports = receiver.told().senderReports;
    assertThat(reports).hasSize(2);
    SenderReport video = reports.stream().filter(r -> r.ssrc() == 20).findFirst().orElseThrow();
    SenderReport audio = reports.stream().filter(r -> r.ssrc() == 21).findFirst().orElseThrow();
    assertThat(audio.ntpTimestamp()).isEqualTo(video.ntpTimestamp());
    double videoSeconds = ((video.rtpTimestamp() - videoShift - 90_000) & 0xFFFF_FFFFL) / 90_000.0;
    double audioSeconds = ((audio.rtpTimestamp() - audioShift - 480_000) & 0xFFFF_FFFFL) / 48_000.0;
    assertThat(videoSeconds).isEqualTo(0.5, within(0.0001));
    assertThat(audioSeconds).isEqualTo(videoSeconds, within(0.0001));
    assertThat(NtpTime.toEpochNanos(video.ntpTimestamp()) / 1e9)
        .isEqualTo(Peer.WALL_CLOCK.getEpochSecond() + 0.5, within(0.001));
    assertThat(receiver.told().cnames).contains("server");
  }

  @Test
  void shouldReportReceptionEveryHalfSecond() {
    sender.sendKeyFrame(1, 65535, 0);
    sender.sendDeltaFrame(1, 0, 3600);
    sender.sendDeltaFrame(1, 2, 7200);
    sender.sendRtcp(w -> w.senderReport(1, 0x1111_2222_3333_4444L, 0, 1, 1));
    loop.advance(Duration.ofMillis(500));

    ReportBlock block = sender.told().blocks.getLast();
    assertThat(block.ssrc()).isEqualTo(1);
    assertThat(block.extendedHighestSequenceNumber()).isEqualTo(0x1_0002);
    assertThat(block.cumulativeLost()).isEqualTo(1);
    assertThat(block.fractionLost()).isEqualTo(85);
    assertThat(block.lastSenderReport()).isEqualTo(0x2222_3333L);
    assertThat(block.delaySinceLastSenderReport()).isEqualTo(32768);
  }

  @Test
  void shouldAskForTheLowestBitrateThatSinksAccept() {
    sender.sendKeyFrame(1, 100, 0);
    assertThat(sender.told().bitratesBps).as("at once").containsExactly(500_000L);

    Peer wide =
        new Peer(loop, counters, BandwidthLimits.DEFAULTS.withMaxVideoSendKbps(2000))
            .connected(Peer.video(30));
    sender.session.connect(MediaKind.VIDEO, wide.session);
    loop.advance(Duration.ofMillis(500));
    assertThat(sender.told().bitratesBps.getLast()).isEqualTo(2_000_000L);

    wide.sendRtcp(w -> w.receiverReport(9).receiverEstimatedMaximumBitrate(9, 30, 1_200_000));
    loop.advance(Duration.ofMillis(500));
    assertThat(sender.told().bitratesBps.getLast()).isEqualTo(1_200_000L);

    wide.sendRtcp(w -> w.receiverReport(9).receiverEstimatedMaximumBitrate(9, 30, 30_000));
    loop.advance(Duration.ofMillis(500));
    assertThat(sender.told().bitratesBps.getLast()).as("floor").isEqualTo(100_000L);

    loop.advance(Duration.ofSeconds(10));
    assertThat(sender.told().bitratesBps.getLast()).as("estimate expired").isEqualTo(2_000_000L);

    sender.session.bandwidthLimits(BandwidthLimits.DEFAULTS.withMaxVideoRecvKbps(700));
    loop.advance(Duration.ofMillis(500));
    assertThat(sender.told().bitratesBps.getLast()).isEqualTo(700_000L - 700_000L % 4);
  }

  @Test
  void shouldMeasureTheRoundTripByTheReportsThatThePeerAnswers() {
    connectVideo();
    sender.sendKeyFrame(1, 100, 0);
    sender.sendRtcp(w -> w.senderReport(1, NtpTime.ofEpochNanos(0), 0, 1, 1));
    loop.advance(Duration.ofMillis(500));
    long answered = NtpTime.middle32(receiver.told().senderReports.getLast().ntpTimestamp());
    loop.advance(Duration.ofMillis(300));
    receiver.sendRtcp(
        w ->
            w.receiverReport(9)
                .reportBlock(new ReportBlock(20, 64, 3, 1, 900, answered, 65536 / 4)));

    OutboundStreamStats stats =
        receiver.session.stats().stream()
            .filter(s -> s.ssrc() == 20)
            .map(OutboundStreamStats.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(stats.roundTripTimeSeconds().orElseThrow()).isEqualTo(0.05, within(0.001));
    assertThat(stats.fractionLost()).hasValue(0.25);
    assertThat(stats.packetsLost()).hasValue(3);
    assertThat(stats.jitterSeconds()).hasValue(0.01);
    assertThat(stats.packetsSent()).isEqualTo(1);
    assertThat(stats.bytesSent()).isEqualTo(5);
    assertThat(stats.codec()).contains(Peer.VP8);
  }

  @Test
  void shouldGiveUnknownFiguresAsUnknown() {
    sender.sendKeyFrame(1, 100, 0);

    InboundStreamStats in = (InboundStreamStats) sender.session.stats().getFirst();
    assertThat(in.packetsReceived()).isEqualTo(1);
    assertThat(in.jitterSeconds()).isEmpty();
    OutboundStreamStats out = (OutboundStreamStats) sender.session.stats().getLast();
    assertThat(out.roundTripTimeSeconds()).isEmpty();
    assertThat(out.packetsLost()).isEmpty();
    assertThat(out.rembBps()).isEmpty();
    assertThat(sender.session.stats().getFirst().id()).isEqualTo(in.id());
  }
}
