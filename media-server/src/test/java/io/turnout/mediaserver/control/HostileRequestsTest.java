package io.turnout.mediaserver.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class HostileRequestsTest {
  private static final int WINDOW = 200;

  @Test
  @Timeout(60)
  void shouldGoOnServingAfterTenThousandHostileRequests() throws Exception {
    attack(10_000);
  }

  @Test
  @Tag("full")
  @Timeout(300)
  void shouldGoOnServingAfterAHundredThousandHostileRequests() throws Exception {
    attack(100_000);
  }

  private static void attack(int requests) throws Exception {
    try (ControlTestServer server = ControlTestServer.start();
        TestSocket socket = new TestSocket(server.uri())) {
      String pipeline =
          socket
              .call(1, "create", "{\"type\":\"MediaPipeline\"}")
              .at("/result/value")
              .stringValue();
      String endpoint =
          socket
              .call(
                  2,
                  "create",
                  "{\"type\":\"WebRtcEndpoint\",\"constructorParams\":{\"mediaPipeline\":\"%s\"}}"
                      .formatted(pipeline))
              .at("/result/value")
              .stringValue();
      HostileRequests hostile = new HostileRequests(new Random(42), pipeline, endpoint);
      int answered = 0;
      for (int sent = 0; sent < requests; ) {
        int batch = Math.min(WINDOW, requests - sent);
        for (int i = 0; i < batch; i++, sent++) {
          if (sent % 7 == 0) {
            socket.sendBinary(hostile.next(sent + 10));
          } else {
            socket.send(hostile.next(sent + 10));
          }
        }
        for (int i = 0; i < batch; i++) {
          answered += socket.receive().has("error") ? 1 : 0;
        }
      }

      assertThat(answered).isEqualTo(requests);
      assertThat(
              socket
                  .call(9, "describe", "{\"object\":\"%s\"}".formatted(endpoint))
                  .at("/result/type")
                  .stringValue())
          .isEqualTo("WebRtcEndpoint");
      assertThat(server.plane().sessionCount()).isOne();
    }
  }

  @Test
  @Timeout(60)
  void shouldCloseAConnectionThatSendsTooMuchAtOnceAndServeOthers() throws Exception {
    try (ControlTestServer server = ControlTestServer.start();
        TestSocket flooding = new TestSocket(server.uri());
        TestSocket other = new TestSocket(server.uri())) {
      flooding.flood("x".repeat((1 << 20) + 1));

      assertThat(flooding.closeCode()).isIn(1009, 1006);
      assertThat(other.call(1, "ping", "{}").at("/result/value").stringValue()).isEqualTo("pong");
    }
  }
}
