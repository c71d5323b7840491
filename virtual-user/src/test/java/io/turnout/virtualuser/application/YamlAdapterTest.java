package io.turnout.virtualuser.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.ExpectedStreams;
import io.turnout.virtualuser.Invitation;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlAdapterTest {
  private static final URI BASE = URI.create("http://localhost:8080/");
  private static final String VALID =
      """
      name: calls
      join:
        - open: "{base}/call?room={meeting}"
        - waitFor: { selector: "#in", state: visible, timeout: 10s }
      leave:
        - click: "#out"
      expect:
        inbound: { audio: others, video: "min(others, 4)" }
      """;

  @Test
  void shouldReadStreamsPerMeetingSize() throws AdapterFormatException {
    assertThat(YamlAdapter.parse("calls.yaml", VALID, BASE).inMeetingOf(9))
        .isEqualTo(new ExpectedStreams(8, 4, 0, 0));
  }

  @Test
  void shouldReadTheBuiltInAdapter() {
    assertThat(MeetingAppAdapter.at(BASE).inMeetingOf(3))
        .isEqualTo(new ExpectedStreams(2, 2, 1, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: calls          | nam: calls      | calls.yaml:1: nam: unknown key, expected one of",
        "'- click: \"#out\"'  | '- clack: out'  | calls.yaml:6: leave[0].clack: unknown key",
        "state: visible       | state: seen     | calls.yaml:4: join[1].waitFor.state: found \"seen\","
            + " expected one of present, visible, absent",
        "timeout: 10s         | timeout: soon   | calls.yaml:4: join[1].waitFor.timeout: found \"soon\"",
        "audio: others        | audio: many     | calls.yaml:8: expect.inbound.audio: found \"many\"",
        "{meeting}            | {room}          | calls.yaml:3: join[0].open: found placeholder {room}",
        "name: calls          | 'name: [calls'  | calls.yaml:",
      })
  void shouldNameLineKeyFoundAndExpected(String good, String bad, String message) {
    assertThat(VALID).contains(good);
    assertThatThrownBy(() -> YamlAdapter.parse("calls.yaml", VALID.replace(good, bad), BASE))
        .isInstanceOf(AdapterFormatException.class)
        .hasMessageContaining(message);
  }

  @Test
  void shouldEncodeValuesInAddressesAndNowhereElse() {
    Map<String, String> values =
        Placeholders.of(
            new Invitation(new VirtualUserId("m1", "m1-u1"), "Ann & Bob", "a/b", 2), BASE);

    assertThat(
            new Template("{base}/call?name={displayName}&room={meeting}").expandAsAddress(values))
        .isEqualTo("http://localhost:8080/call?name=Ann%20%26%20Bob&room=a%2Fb");
    assertThat(new Template("{displayName}").expand(values)).isEqualTo("Ann & Bob");
  }
}
