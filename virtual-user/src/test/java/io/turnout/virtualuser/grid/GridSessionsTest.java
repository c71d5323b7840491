package io.turnout.virtualuser.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GridSessionsTest {
  private static final URI NODE = URI.create("http://10.0.0.6:5555");

  @Test
  void shouldNameSessionsByMeetingAndUser() throws Exception {
    String status =
        """
        {"value":{"ready":true,"nodes":[{"externalUri":"http://10.0.0.6:5555","slots":[
          {"session":{"sessionId":"b","start":"2026-01-02T03:04:05Z","capabilities":{
            "browserName":"chrome","browserVersion":"156.0.1.2",
            "se:name":"m1 m1-u2","turnout:meeting":"m1"}}},
          {"session":null},
          {"session":{"sessionId":"other","capabilities":{"browserName":"firefox"}}}]}]}}""";

    assertThat(GridSessions.parse(status))
        .containsExactly(
            new GridSessions.Session("", "other", "firefox", NODE, Optional.empty()),
            new GridSessions.Session(
                "m1",
                "m1-u2",
                "chrome 156.0.1.2",
                NODE,
                Optional.of(Instant.parse("2026-01-02T03:04:05Z"))));
  }

  @Test
  void shouldRefuseAnswersOfOthers() {
    assertThatThrownBy(() -> GridSessions.parse("<html>"))
        .isInstanceOf(IOException.class)
        .hasMessage("the answer is not a Selenium Grid's");
  }
}
