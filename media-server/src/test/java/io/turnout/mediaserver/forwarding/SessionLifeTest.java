package io.turnout.mediaserver.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.mediaserver.stats.MediaCounters;
import io.turnout.rtp.MediaKind;
import io.turnout.transport.testing.ManualEventLoop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When media flows, when a session ends, and what it refuses. */
final class SessionLifeTest extends SenderAndReceiver {
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
