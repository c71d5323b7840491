package io.turnout.mediaserver.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.mediaserver.stats.MediaCounter;
import io.turnout.rtp.MediaKind;
import io.turnout.rtp.RtpHeaderExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lost packets, on the way in and on the way out. */
final class RetransmissionTest extends SenderAndReceiver {
  private static final Duration FRAME = Duration.ofMillis(40);

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
}
