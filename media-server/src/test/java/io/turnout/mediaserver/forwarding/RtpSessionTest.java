package io.turnout.mediaserver.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.turnout.mediaserver.stats.MediaCounter;
import io.turnout.mediaserver.stats.MediaCounters;
import io.turnout.rtcp.NtpTime;
import io.turnout.rtcp.ReportBlock;
import io.turnout.rtcp.SenderReport;
import io.turnout.rtp.AbsSendTime;
import io.turnout.rtp.MediaKind;
import io.turnout.rtp.RtpHeaderExtension;
import io.turnout.rtp.RtpPacket;
import io.turnout.rtp.RtpPacketWriter;
import io.turnout.transport.testing.ManualEventLoop;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RtpSessionTest {
  private static final Duration FRAME = Duration.ofMillis(40);

  private final ManualEventLoop loop = new ManualEventLoop();
  private final MediaCounters counters = new MediaCounters();
  private final Peer sender = new Peer(loop, counters).connected(Peer.video(10), Peer.audio(11));
  private final Peer receiver = new Peer(loop, counters).connected(Peer.video(20), Peer.audio(21));

  private void connectVideo() {
    sender.session.connect(MediaKind.VIDEO, receiver.session);
  }

  @Test
  void shouldRequestKeyFrameWhenSinkConnects() {
    sender.sendKeyFrame(1, 100, 0);
    assertThat(sender.told().pliCount).isZero();

    connectVideo();
    assertThat(sender.told().pliCount).isEqualTo(1);

    sender.sendDeltaFrame(1, 101, 3600);
    assertThat(receiver.got()).isEmpty();
    sender.sendKeyFrame(1, 102, 7200);
    assertThat(receiver.got()).hasSize(1);
    assertThat(counters.value(MediaCounter.DROPPED_AWAITING_KEY_FRAME)).isEqualTo(1);
  }

  @Test
  void shouldSendOnePictureLossIndicationHoweverManyReceiversAsk() {
    List<Peer> receivers = List.of(receiver, new Peer(loop, counters).connected(Peer.video(30)));
    receivers.forEach(r -> sender.session.connect(MediaKind.VIDEO, r.session));
    sender.sendKeyFrame(1, 100, 0);
    loop.advance(Duration.ofSeconds(1));
    sender.transport.clearSent();

    receiver.sendRtcp(w -> w.receiverReport(99).pictureLossIndication(99, 20));
    receivers.get(1).sendRtcp(w -> w.receiverReport(99).fullIntraRequest(99, 30, 1));
    receiver.sendRtcp(w -> w.receiverReport(99).pictureLossIndication(99, 20));

    assertThat(sender.told().pliCount).isEqualTo(1);
    assertThat(counters.value(MediaCounter.KEY_FRAME_REQUESTS_RECEIVED)).isEqualTo(3);
  }

  @Test
  void shouldRepeatTheRequestUntilAKeyFrameComes() {
    sender.sendKeyFrame(1, 100, 0);
    connectVideo();
    loop.advance(Duration.ofMillis(1600));
    assertThat(sender.told().pliCount).isEqualTo(4);

    sender.sendKeyFrame(1, 101, 3600);
    loop.advance(Duration.ofMillis(1600));
    assertThat(sender.told().pliCount).isEqualTo(4);
  }

  @Test
  void shouldAskByFullIntraRequestWhereNothingElseIsNegotiated() {
    RtpCodec firOnly = new RtpCodec("VP8", 96, 90_000, 1, "", Set.of(RtcpFeedback.CCM_FIR));
    Peer other = new Peer(loop, counters).connected(Peer.video(40, firOnly, Map.of()));
    other.sendDeltaFrame(1, 100, 0);

    other.session.requestKeyFrame();

    assertThat(other.told().firCount).isEqualTo(1);
    assertThat(other.told().pliCount).isZero();
  }

  @Test
  void shouldForwardInTheSinksOwnSsrcWithoutMovingTheMarkerOrPayload() {
    connectVideo();
    sender.sendKeyFrame(0xFFFF_FFFFL, 100, 0);

    RtpPacket got = receiver.gotLast();
    assertThat(got.ssrc()).isEqualTo(20);
    assertThat(got.marker()).isTrue();
    assertThat(got.payloadBytes()).isEqualTo(5);
    assertThat(got.buffer()[got.payloadOffset()]).isEqualTo((byte) 0x10);
  }

  @Test
  void shouldGoOnWithoutGapWhenTheSourceIsSwitched() {
    Peer other = new Peer(loop, counters).connected(Peer.video(40));
    connectVideo();
    sender.sendKeyFrame(1, 65535, 0xFFFF_FFF0L);
    loop.advance(FRAME);
    sender.sendDeltaFrame(1, 0, 0xFFFF_FFF0L + 3600);
    RtpPacket last = receiver.gotLast();

    other.session.connect(MediaKind.VIDEO, receiver.session);
    other.sendDeltaFrame(7, 3000, 500_000);
    sender.sendDeltaFrame(1, 1, 0xFFFF_FFF0L + 7200);
    assertThat(receiver.got()).hasSize(2);

    loop.advance(FRAME);
    other.sendKeyFrame(7, 3001, 503_600);
    RtpPacket first = receiver.gotLast();
    assertThat(first.sequenceNumber()).isEqualTo((last.sequenceNumber() + 1) & 0xFFFF);
    assertThat((first.timestamp() - last.timestamp()) & 0xFFFF_FFFFL).isEqualTo(3600);
    assertThat(first.ssrc()).isEqualTo(20);
  }

  @Test
  void shouldKeepGapsOfTheSourceSoThatTheReceiverSeesTheLoss() {
    connectVideo();
    sender.sendKeyFrame(1, 100, 0);
    sender.sendDeltaFrame(1, 103, 3600);
    sender.sendDeltaFrame(1, 102, 3600);

    List<RtpPacket> got = receiver.got();
    int first = got.getFirst().sequenceNumber();
    assertThat(got)
        .extracting(packet -> (packet.sequenceNumber() - first) & 0xFFFF)
        .containsExactly(0, 3, 2);
  }

  @Test
  void shouldNotSendAPacketTwiceBecauseItCameTwice() {
    connectVideo();
    sender.sendKeyFrame(1, 100, 0);
    sender.sendKeyFrame(1, 100, 0);

    assertThat(receiver.got()).hasSize(1);
    assertThat(counters.value(MediaCounter.DROPPED_DUPLICATE)).isEqualTo(1);
  }

  @Test
  void shouldAnswerNackWithTheVerySamePacket() {
    Peer stamped =
        new Peer(loop, counters)
            .connected(Peer.video(50, Peer.VP8, Map.of(RtpHeaderExtension.ABS_SEND_TIME, 3)));
    sender.session.connect(MediaKind.VIDEO, stamped.session);
    sender.sendKeyFrame(1, 100, 0);
    sender.sendDeltaFrame(1, 101, 3600);
    byte[] lost = stamped.transport.sentRtp().getLast();
    int lostNumber = stamped.gotLast().sequenceNumber();
    loop.advance(FRAME);

    stamped.sendRtcp(w -> w.receiverReport(9).nack(9, 50).nackedSequenceNumber(lostNumber));

    assertThat(stamped.transport.sentRtp()).hasSize(3);
    assertThat(stamped.transport.sentRtp().getLast()).isEqualTo(lost);
    assertThat(counters.value(MediaCounter.RETRANSMISSIONS)).isEqualTo(1);

    stamped.sendRtcp(w -> w.receiverReport(9).nack(9, 50).nackedSequenceNumber(lostNumber));
    assertThat(stamped.transport.sentRtp()).as("asked again within a round trip").hasSize(3);
    stamped.sendRtcp(w -> w.receiverReport(9).nack(9, 50).nackedSequenceNumber(lostNumber - 900));
    assertThat(counters.value(MediaCounter.NACKED_NOT_RESENT)).isEqualTo(2);
  }

  @Test
  void shouldNotAnswerNackFromBeforeASwitch() {
    Peer other = new Peer(loop, counters).connected(Peer.video(40));
    connectVideo();
    sender.sendKeyFrame(1, 100, 0);
    int before = receiver.gotLast().sequenceNumber();
    other.session.connect(MediaKind.VIDEO, receiver.session);
    other.sendKeyFrame(7, 3000, 0);
    other.sendDeltaFrame(7, 3001, 3600);

    receiver.sendRtcp(w -> w.receiverReport(9).nack(9, 20).nackedSequenceNumber(before));

    assertThat(receiver.got()).hasSize(3);
  }

  @Test
  void shouldAskTheSenderForLostPacketsAndForwardThemLate() {
    connectVideo();
    sender.sendKeyFrame(1, 65534, 0);
    sender.sendDeltaFrame(1, 1, 3600);

    assertThat(sender.told().lost).containsExactly(65535, 0);
    sender.sendDeltaFrame(1, 65535, 3600);
    loop.advance(Duration.ofMillis(150));
    sender.sendDeltaFrame(1, 2, 7200);
    assertThat(sender.told().lost).containsExactly(65535, 0, 0);
    assertThat(receiver.got()).hasSize(4);
  }

  @Test
  void shouldMapPayloadTypesAndHeaderExtensionsToTheSink() {
    Map<RtpHeaderExtension, Integer> senderIds =
        Map.of(
            RtpHeaderExtension.ABS_SEND_TIME, 2,
            RtpHeaderExtension.VIDEO_ORIENTATION, 3,
            RtpHeaderExtension.TRANSPORT_WIDE_CC, 4);
    Map<RtpHeaderExtension, Integer> sinkIds =
        Map.of(
            RtpHeaderExtension.ABS_SEND_TIME, 9,
            RtpHeaderExtension.VIDEO_ORIENTATION, 20,
            RtpHeaderExtension.MID, 1);
    Peer from = new Peer(loop, counters).connected(Peer.video(50, Peer.VP8, senderIds));
    RtpCodec sinkVp8 = new RtpCodec("vp8", 120, 90_000, 1, "", Peer.VIDEO_FEEDBACK);
    Peer to = new Peer(loop, counters).connected(Peer.video(60, sinkVp8, sinkIds));
    from.session.connect(MediaKind.VIDEO, to.session);
    loop.advance(Duration.ofMillis(1500));

    byte[] buffer = new byte[100];
    byte[] keyFrame = {0x10, 0, 1};
    RtpPacketWriter writer = new RtpPacketWriter(buffer).header(96, true, 1, 2, 3, false);
    writer.extension24(2, 0x111111);
    writer.extension(3, new byte[] {5}, 0, 1);
    writer.extension(4, new byte[] {6, 7}, 0, 2);
    int length = writer.payload(keyFrame, 0, 3);
    from.transport.deliverRtp(Arrays.copyOf(buffer, length));

    RtpPacket got = to.gotLast();
    assertThat(got.payloadType()).isEqualTo(120);
    assertThat(AbsSendTime.read(got.buffer(), got.extensionOffset(9)))
        .isEqualTo(AbsSendTime.ofNanos(1_500_000_000L));
    assertThat(got.buffer()[got.extensionOffset(20)]).isEqualTo((byte) 5);
    assertThat(got.buffer()[got.extensionOffset(1)]).isEqualTo((byte) '1');
    assertThat(got.extensionOffset(4)).isEqualTo(-1);
  }

  @Test
  void shouldNotForwardACodecThatTheSinkDidNotNegotiate() {
    RtpCodec h264 =
        new RtpCodec("H264", 96, 90_000, 1, "packetization-mode=1", Peer.VIDEO_FEEDBACK);
    Peer other = new Peer(loop, counters).connected(Peer.video(40, h264, Map.of()));
    sender.session.connect(MediaKind.VIDEO, other.session);
    sender.sendKeyFrame(1, 100, 0);
    sender.sendKeyFrame(1, 101, 3600);

    assertThat(other.got()).isEmpty();
    assertThat(other.events).containsExactly("mismatch VIDEO VP8");
    assertThat(other.session.isFlowingIn(MediaKind.VIDEO)).isFalse();
    assertThat(counters.value(MediaCounter.DROPPED_CODEC_MISMATCH)).isEqualTo(2);
  }

  @Test
  void shouldForwardAudioAtOnceAndByItsOwnConnection() {
    sender.session.connect(MediaKind.AUDIO, receiver.session);
    sender.sendAudio(5, 1, 960);
    sender.sendKeyFrame(1, 100, 0);

    assertThat(receiver.got()).hasSize(1);
    assertThat(receiver.gotLast().ssrc()).isEqualTo(21);
    assertThat(sender.told().pliCount).isZero();
  }

  @Test
  void shouldBindPacketsToMediaByMidBeforePayloadType() {
    Map<RtpHeaderExtension, Integer> ids = Map.of(RtpHeaderExtension.MID, 4);
    Peer from = new Peer(loop, counters).connected(Peer.video(50, Peer.VP8, ids), Peer.audio(51));
    byte[] buffer = new byte[100];
    RtpPacketWriter writer = new RtpPacketWriter(buffer).header(111, true, 1, 2, 3, false);
    writer.extension(4, new byte[] {'1'}, 0, 1);
    int length = writer.payload(new byte[] {1}, 0, 1);

    from.transport.deliverRtp(Arrays.copyOf(buffer, length));

    assertThat(from.session.isFlowingOut(MediaKind.AUDIO)).isFalse();
    assertThat(counters.value(MediaCounter.DROPPED_NOT_NEGOTIATED)).isEqualTo(1);
  }

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
  void shouldSayWhenMediaFlowsAndWhenNot() {
    connectVideo();
    sender.sendKeyFrame(1, 100, 0);
    assertThat(sender.events).containsExactly("out VIDEO true");
    assertThat(receiver.events).containsExactly("in VIDEO true");

    loop.advance(Duration.ofMillis(1900));
    assertThat(sender.session.isFlowingOut(MediaKind.VIDEO)).isTrue();
    loop.advance(Duration.ofMillis(700));
    assertThat(sender.events).containsExactly("out VIDEO true", "out VIDEO false");
    assertThat(receiver.events).containsExactly("in VIDEO true", "in VIDEO false");
  }

  @Test
  void shouldCallMediaConnectedWhileRtcpComes() {
    sender.sendRtcp(w -> w.receiverReport(9));
    loop.advance(Duration.ofSeconds(20));
    sender.sendRtcp(w -> w.receiverReport(9));
    loop.advance(Duration.ofSeconds(26));
    assertThat(sender.session.isMediaConnected()).isTrue();
    loop.advance(Duration.ofSeconds(2));

    assertThat(sender.events).containsExactly("media true", "media false");
  }

  @Test
  void shouldFollowASenderThatBeginsAnewWithAnotherSsrc() {
    connectVideo();
    sender.sendKeyFrame(1, 100, 0);
    sender.sendKeyFrame(2, 40_000, 77);
    sender.sendDeltaFrame(1, 101, 3600);

    assertThat(receiver.got()).hasSize(2);
    assertThat(counters.value(MediaCounter.DROPPED_SUPERSEDED)).isEqualTo(1);
    loop.advance(Duration.ofSeconds(3));
    sender.sendKeyFrame(1, 102, 7200);
    assertThat(receiver.got()).hasSize(3);
  }

  @Test
  void shouldFollowASenderThatJumpsToOtherSequenceNumbers() {
    connectVideo();
    sender.sendKeyFrame(1, 100, 0);
    sender.sendKeyFrame(1, 30_000, 1);
    sender.sendKeyFrame(1, 30_001, 2);

    List<RtpPacket> got = receiver.got();
    assertThat(got).hasSize(2);
    assertThat(got.getLast().sequenceNumber())
        .isEqualTo((got.getFirst().sequenceNumber() + 1) & 0xFFFF);
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

  @Test
  void shouldEndTheFlowWhenThePeerSaysBye() {
    sender.sendKeyFrame(1, 100, 0);
    sender.sendRtcp(w -> w.receiverReport(1).bye(1));

    assertThat(sender.events).contains("out VIDEO false");
    assertThat(sender.session.stats()).noneMatch(s -> s.ssrc() == 1);
  }

  @Test
  void shouldSayByeAndLeaveNothingRunningWhenClosed() {
    connectVideo();
    receiver.session.connect(MediaKind.VIDEO, sender.session);
    sender.sendKeyFrame(1, 100, 0);
    receiver.session.close();
    sender.session.close();
    sender.session.close();
    sender.sendKeyFrame(1, 101, 0);

    assertThat(receiver.told().byes).containsExactly(20L);
    assertThat(sender.told().byes).isEmpty();
    assertThat(receiver.got()).hasSize(1);
    assertThat(loop.timerCount()).isZero();
  }

  @Test
  void shouldForwardToItselfWhenConnectedInALoop() {
    sender.session.connect(MediaKind.VIDEO, sender.session);
    sender.sendKeyFrame(1, 100, 0);

    assertThat(sender.got()).hasSize(1);
  }

  @Test
  void shouldWaitForAKeyFrameUntilTheSinkIsConnected() {
    Peer late = new Peer(loop, counters);
    sender.session.connect(MediaKind.VIDEO, late.session);
    sender.sendKeyFrame(1, 100, 0);
    late.connected(Peer.video(30));
    sender.sendDeltaFrame(1, 101, 3600);
    assertThat(late.got()).isEmpty();
    sender.sendKeyFrame(1, 102, 7200);

    assertThat(late.got()).hasSize(1);
    assertThat(counters.value(MediaCounter.DROPPED_SINK_NOT_READY)).isEqualTo(1);
  }

  @Test
  void shouldDropAndCountWhatIsMalformedOrUnknown() {
    sender.transport.deliverRtp(new byte[] {1, 2, 3});
    sender.transport.deliverRtcp(new byte[] {1, 2, 3});
    sender.sendRtp(55, 1, 1, 1, new byte[] {1});

    assertThat(counters.value(MediaCounter.DROPPED_MALFORMED_RTP)).isEqualTo(1);
    assertThat(counters.value(MediaCounter.DROPPED_MALFORMED_RTCP)).isEqualTo(1);
    assertThat(counters.value(MediaCounter.DROPPED_NOT_NEGOTIATED)).isEqualTo(1);
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    Peer elsewhere = new Peer(new ManualEventLoop(), new MediaCounters());

    assertThatThrownBy(() -> sender.session.connect(MediaKind.AUDIO, elsewhere.session))
        .hasMessageContaining("another event loop");
    assertThatThrownBy(() -> sender.session.negotiated(List.of()))
        .hasMessageContaining("negotiated already");
    assertThatThrownBy(() -> sender.session.attach(sender.transport))
        .hasMessageContaining("has a transport already");
  }
}
