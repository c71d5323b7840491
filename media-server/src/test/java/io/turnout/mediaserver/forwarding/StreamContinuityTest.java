package io.turnout.mediaserver.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.mediaserver.stats.MediaCounter;
import io.turnout.rtp.MediaKind;
import io.turnout.rtp.RtpPacket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a receiver gets is one stream, whatever its source does. */
final class StreamContinuityTest extends SenderAndReceiver {
  private static final Duration FRAME = Duration.ofMillis(40);

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
}
