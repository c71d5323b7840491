package io.turnout.transport.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.net.EventLoop;
import io.turnout.net.EventLoopGroup;
import io.turnout.transport.DtlsRole;
import io.turnout.transport.DtlsTransportState;
import io.turnout.transport.IceTransportState;
import io.turnout.transport.MediaTransport;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real ICE, DTLS and SRTP against libwebrtc, which is not ours. */
final class LibwebrtcInteropTest {
  @ParameterizedTest
  @EnumSource
  @Timeout(90)
  void shouldExchangeAudioWithLibwebrtc(DtlsRole serverRole) throws Exception {
    try (EventLoopGroup loops = EventLoopGroup.start("interop", 1);
        IceLiteServer server = IceLiteServer.start(IceLiteServerOptions.onLoopback());
        LibwebrtcPeer peer = new LibwebrtcPeer()) {
      EventLoop loop = loops.next();
      EchoListener echo = new EchoListener(0x12345678);
      MediaTransport transport = server.create(loop, echo);
      echo.echoTo(transport);

      peer.negotiate(transport, loop, serverRole);

      assertThat(peer.awaitConnected()).as("libwebrtc connected; %s", server.counters()).isTrue();
      assertThat(echo.awaitPackets(50)).as("audio arrived; %s", server.counters()).isTrue();
      long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (peer.packetsReceived() < 20 && System.nanoTime() - deadlineNs < 0) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
      assertThat(peer.packetsReceived()).as("echo reached libwebrtc").isGreaterThanOrEqualTo(20);
      assertThat(echo.dtlsStates())
          .containsExactly(DtlsTransportState.CONNECTING, DtlsTransportState.CONNECTED);
      assertThat(echo.iceStates()).contains(IceTransportState.COMPLETED);
      close(loop, transport);
      assertThat(server.counters().transports()).isZero();
    }
  }

  private static void close(EventLoop loop, MediaTransport transport) throws Exception {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    loop.execute(
        () -> {
          transport.close();
          closed.complete(null);
        });
    closed.get(5, TimeUnit.SECONDS);
  }
}
