package io.turnout.meetingapp.signalling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OriginTest {
  @Test
  void shouldAcceptPagesOfTheSameHostAndProgramsWithoutOrigin() {
    assertThat(SignallingRoute.isSameOrigin("https://Meet.example:8443", "meet.example:8443"))
        .isTrue();
    assertThat(SignallingRoute.isSameOrigin(null, "meet.example")).isTrue();
  }

  @Test
  void shouldRefusePagesOfOtherHosts() {
    assertThat(SignallingRoute.isSameOrigin("https://evil.example", "meet.example")).isFalse();
    assertThat(SignallingRoute.isSameOrigin("http://127.0.0.1:8081", "127.0.0.1:8080")).isFalse();
    assertThat(SignallingRoute.isSameOrigin("null", "meet.example")).isFalse();
    assertThat(SignallingRoute.isSameOrigin("%%", "meet.example")).isFalse();
  }
}
