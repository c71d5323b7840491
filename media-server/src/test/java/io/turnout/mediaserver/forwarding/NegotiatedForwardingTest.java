package io.turnout.mediaserver.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.mediaserver.stats.MediaCounter;
import io.turnout.rtp.AbsSendTime;
import io.turnout.rtp.MediaKind;
import io.turnout.rtp.RtpHeaderExtension;
import io.turnout.rtp.RtpPacket;
import io.turnout.rtp.RtpPacketWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Only what both ends have negotiated is forwarded, in the terms of each. */
final class NegotiatedForwardingTest extends SenderAndReceiver {
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
  void shouldForwardToItselfWhenConnectedInALoop() {
    sender.session.connect(MediaKind.VIDEO, sender.session);
    sender.sendKeyFrame(1, 100, 0);

    assertThat(sender.got()).hasSize(1);
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
}
