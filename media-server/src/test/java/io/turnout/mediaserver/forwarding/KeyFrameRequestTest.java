package io.turnout.mediaserver.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.mediaserver.stats.MediaCounter;
import io.turnout.rtp.MediaKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a session asks a sender for a key frame, and how. */
final class KeyFrameRequestTest extends SenderAndReceiver {
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
}
