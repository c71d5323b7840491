package io.turnout.mediaserver.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.turnout.kurento.KurentoErrorCode;
import io.turnout.kurento.KurentoException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RpcSessionsTest {
  private final RpcSessions sessions = new RpcSessions(2, id -> true);
  private final List<String> sent = new ArrayList<>();

  private ControlConnection connection() {
    return new ControlConnection(
        new ControlConnection.Outlet() {
          @Override
          public void send(String text, Runnable done) {
            sent.add(text);
          }

          @Override
          public void drop() {
            sent.add("dropped");
          }
        },
        10);
  }

  @Test
  void shouldLetAConnectedSessionSurviveAndAVanishedOneDieAfterAWholePeriod() {
    ControlConnection connection = connection();
    sessions.sessionOf(connection);
    for (int i = 0; i < 5; i++) {
      sessions.collect();
    }
    assertThat(sessions.count()).isOne();

    sessions.disconnected(connection);
    sessions.collect();
    assertThat(sessions.count()).isOne();
    sessions.collect();
    assertThat(sessions.count()).isZero();
  }

  @Test
  void shouldLetKeepAliveKeepAVanishedSession() {
    ControlConnection connection = connection();
    String id = sessions.sessionOf(connection).id();
    sessions.disconnected(connection);
    for (int i = 0; i < 5; i++) {
      sessions.keepAlive(id);
      sessions.collect();
    }

    assertThat(sessions.ids()).containsExactly(id);
  }

  @Test
  void shouldLimitSessions() {
    sessions.sessionOf(connection());
    sessions.sessionOf(connection());

    assertThatExceptionOfType(KurentoException.class)
        .isThrownBy(() -> sessions.sessionOf(connection()))
        .satisfies(e -> assertThat(e.code()).isEqualTo(KurentoErrorCode.NOT_ENOUGH_RESOURCES));
  }

  @Test
  void shouldDropAConnectionThatDoesNotRead() {
    ControlConnection connection = connection();
    connection.send("12345");
    connection.send("1234567");

    assertThat(sent).containsExactly("12345", "dropped");
  }
}
