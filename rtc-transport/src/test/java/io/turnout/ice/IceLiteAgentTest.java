package io.turnout.ice;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.sdp.IceParameters;
import io.turnout.stun.MessageIntegrity;
import io.turnout.stun.StunHeader;
import io.turnout.stun.StunReader;
import io.turnout.stun.StunWriter;
import io.turnout.transport.IceTransportState;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class IceLiteAgentTest {
  private static final IceParameters LOCAL =
      new IceParameters("server", "password-of-24-characters");
  private static final InetSocketAddress FIRST = address(1000);
  private static final InetSocketAddress SECOND = address(2000);

  private final IceLiteAgent agent =
      new IceLiteAgent(LOCAL, new IceTimeouts(seconds(30), seconds(7), seconds(30)));
  private final MessageIntegrity key = MessageIntegrity.ofPassword(LOCAL.password());
  private final StunWriter writer = new StunWriter(548);
  private final StunReader reader = new StunReader();

  @Test
  void shouldConnectAtFirstCheckAndMoveWithNomination() {
    agent.start(0);
    assertThat(agent.state()).isEqualTo(IceTransportState.CHECKING);

    assertThat(check(FIRST, false, 1)).isEqualTo(CheckOutcome.ACCEPTED);
    assertThat(agent.state()).isEqualTo(IceTransportState.CONNECTED);
    assertThat(check(SECOND, false, 1)).isEqualTo(CheckOutcome.ACCEPTED);
    assertThat(agent.selectedAddress()).contains(FIRST);

    assertThat(check(SECOND, true, 2)).isEqualTo(CheckOutcome.ACCEPTED);
    assertThat(agent.state()).isEqualTo(IceTransportState.COMPLETED);
    assertThat(agent.selectedAddress()).contains(SECOND);
    assertThat(agent.selectedPriority()).isEqualTo(1234);
  }

  @Test
  void shouldAnswerWithMappedAddressAndIntegrity() {
    agent.start(0);
    check(FIRST, false, 1);

    assertThat(reader.read(agent.response().buffer(), 0, agent.response().length())).isTrue();
    assertThat(reader.messageType()).isEqualTo(StunHeader.BINDING_SUCCESS);
    assertThat(reader.isAuthentic(key)).isTrue();
    assertThat(reader.hasFingerprint()).isTrue();
    assertThat(reader.xorMappedPort()).hasValue(1000);
  }

  @Test
  void shouldCountChecksThatCameBeforeTheRemoteDescription() {
    assertThat(check(FIRST, true, 0)).isEqualTo(CheckOutcome.ACCEPTED);
    assertThat(agent.state()).isEqualTo(IceTransportState.NEW);

    agent.start(seconds(1));

    assertThat(agent.state()).isEqualTo(IceTransportState.COMPLETED);
  }

  @Test
  void shouldDisconnectRecoverAndFailByConsent() {
    agent.start(0);
    check(FIRST, true, 0);
    agent.onTick(seconds(7) - 1);
    assertThat(agent.state()).isEqualTo(IceTransportState.COMPLETED);
    agent.onTick(seconds(7));
    assertThat(agent.state()).isEqualTo(IceTransportState.DISCONNECTED);

    check(FIRST, false, seconds(20));
    assertThat(agent.state()).isEqualTo(IceTransportState.COMPLETED);

    agent.onTick(seconds(49));
    assertThat(agent.state()).isEqualTo(IceTransportState.DISCONNECTED);
    agent.onTick(seconds(50));
    assertThat(agent.state()).isEqualTo(IceTransportState.FAILED);
    assertThat(check(FIRST, true, seconds(51))).isEqualTo(CheckOutcome.OVER);
  }

  @Test
  void shouldNotTakeChecksFromElsewhereForConsent() {
    agent.start(0);
    check(FIRST, true, 0);
    check(SECOND, false, seconds(6));
    agent.onTick(seconds(8));

    assertThat(agent.state()).isEqualTo(IceTransportState.DISCONNECTED);
  }

  @Test
  void shouldFailWhenNoCheckEverComes() {
    agent.start(seconds(5));
    agent.onTick(seconds(34));
    assertThat(agent.state()).isEqualTo(IceTransportState.CHECKING);
    agent.onTick(seconds(35));
    assertThat(agent.state()).isEqualTo(IceTransportState.FAILED);
  }

  @Test
  void shouldIgnoreChecksThatAreNotAuthentic() {
    agent.start(0);
    writer
        .begin(StunHeader.BINDING_REQUEST, new byte[12])
        .username("server:peer")
        .messageIntegrity(MessageIntegrity.ofPassword("wrong"));
    assertThat(send(FIRST, 1)).isEqualTo(CheckOutcome.NOT_AUTHENTIC);
    writer.begin(StunHeader.BINDING_REQUEST, new byte[12]).username("server:peer");
    assertThat(send(FIRST, 1)).isEqualTo(CheckOutcome.NOT_AUTHENTIC);
    writer
        .begin(StunHeader.BINDING_REQUEST, new byte[12])
        .username("other:peer")
        .messageIntegrity(key);
    assertThat(send(FIRST, 1)).isEqualTo(CheckOutcome.NOT_AUTHENTIC);

    assertThat(agent.state()).isEqualTo(IceTransportState.CHECKING);
    assertThat(agent.selectedAddress()).isEmpty();
  }

  @Test
  void shouldTellControlledPeerToSwitch() {
    agent.start(0);
    writer
        .begin(StunHeader.BINDING_REQUEST, new byte[12])
        .username("server:peer")
        .iceControlled(7)
        .messageIntegrity(key);

    assertThat(send(FIRST, 1)).isEqualTo(CheckOutcome.ROLE_CONFLICT);
    assertThat(reader.read(agent.response().buffer(), 0, agent.response().length())).isTrue();
    assertThat(reader.errorCode()).hasValue(487);
    assertThat(agent.selectedAddress()).isEmpty();
  }

  private CheckOutcome check(InetSocketAddress source, boolean nominate, long nowNs) {
    writer
        .begin(StunHeader.BINDING_REQUEST, new byte[12])
        .username("server:peer")
        .priority(1234)
        .iceControlling(42);
    if (nominate) {
      writer.useCandidate();
    }
    writer.messageIntegrity(key).fingerprint();
    return send(source, nowNs);
  }

  private CheckOutcome send(InetSocketAddress source, long nowNs) {
    assertThat(reader.read(writer.buffer(), 0, writer.length())).isTrue();
    return agent.onMessage(reader, source, nowNs);
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), port);
  }

  private static long seconds(int seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }
}
