package io.turnout.transport.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.transport.DropCause;
import io.turnout.transport.MediaTransport;
import io.turnout.transport.testing.ManualEventLoop;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class TransportDropsTest {
  @Test
  void shouldKeepTheDropsOfClosedTransportsInTheServersSum() throws IOException {
    ManualEventLoop loop = new ManualEventLoop();
    try (IceLiteServer server = IceLiteServer.start(IceLiteServerOptions.onLoopback())) {
      MediaTransport first = server.create(loop, new EchoListener(1));
      MediaTransport second = server.create(loop, new EchoListener(2));
      first.sendRtp(new byte[100], 0, 50);
      first.close();
      first.sendRtcp(new byte[100], 0, 50);
      second.sendRtp(new byte[100], 0, 50);

      assertThat(second.counters().drops()).containsEntry(DropCause.NOT_CONNECTED, 1L);
      assertThat(server.counters().transportDrops())
          .containsEntry(DropCause.NOT_CONNECTED, 3L)
          .containsEntry(DropCause.SEND_FAILED, 0L);
      assertThat(server.counters().drops()).containsEntry(DropCause.NOT_CONNECTED, 0L);
    }
  }
}
