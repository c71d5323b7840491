package io.turnout.virtualuser.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnout.report.record.UserAction;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.ExpectedStreams;
import io.turnout.virtualuser.ExpectedStreams.Senders;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.pattern.UserPattern;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    Map<String, Object> values =
        Placeholders.of(
            new Invitation(new VirtualUserId("m1", "m1-u1"), "Ann & Bob", "a/b", 2), BASE);

    assertThat(
            new Template("{base}/call?name={displayName}&room={meeting}").expandAsAddress(values))
        .isEqualTo("http://localhost:8080/call?name=Ann%20%26%20Bob&room=a%2Fb");
    assertThat(new Template("{displayName}").expand(values)).isEqualTo("Ann & Bob");
  }

  private static final String ACTIVE =
      VALID
          + """
          joinWithoutCamera:
            - open: "{base}/call?room={meeting}&camera={camera}"
          actions:
            mute:
              - click: "#mute"
            send-message:
              - fill: { selector: "#text", text: "{text}" }
              - click: "#send"
            draw-stroke:
              - draw: "#board"
          observe:
            messages: return [];
            tracks: return [];
          """;

  @Test
  void shouldSupportWhatItsActionsSayAndNoMore() throws AdapterFormatException {
    ApplicationAdapter adapter = YamlAdapter.parse("calls.yaml", ACTIVE, BASE);

    assertThat(adapter.supports(UserAction.MUTE)).isTrue();
    assertThat(adapter.supports(UserAction.RELOAD)).isTrue();
    assertThat(adapter.supports(UserAction.UNMUTE)).isFalse();
    assertThat(adapter.questions().messages()).contains("return [];");
    assertThat(adapter.questions().strokes()).isEmpty();
  }

  @Test
  void shouldNameWhatAPatternNeedsAndTheAdapterLacks() throws AdapterFormatException {
    UserPattern pattern =
        new UserPattern(
            "audio+screen",
            Optional.empty(),
            Optional.of(UserPattern.ScreenShare.BY_FIRST_USER),
            Optional.empty(),
            Optional.empty(),
            UserPattern.Speech.TURNS,
            List.of(),
            Optional.empty());

    assertThat(YamlAdapter.parse("calls.yaml", VALID, BASE).missingFor(pattern, Optional.empty()))
        .containsExactly(
            "the pattern audio+screen joins without a camera; the adapter calls has neither"
                + " joinWithoutCamera nor {camera} in join",
            "the pattern audio+screen needs start-screen-share; the adapter calls has no"
                + " actions.start-screen-share");
    assertThat(MeetingAppAdapter.at(BASE).missingFor(pattern, Optional.empty())).isEmpty();
  }

  @Test
  void shouldLetMeetingAppDoEverythingButItsOwnKeepAlive() {
    ApplicationAdapter adapter = MeetingAppAdapter.at(BASE);

    assertThat(UserAction.values())
        .filteredOn(action -> !adapter.supports(action))
        .containsExactly(UserAction.KEEP_ALIVE);
  }

  @Test
  void shouldExpectOfWhomWhatIsSent() throws AdapterFormatException {
    ApplicationAdapter adapter = MeetingAppAdapter.at(BASE);

    assertThat(adapter.among(new Senders(3, 2, 3, 1, 2)))
        .isEqualTo(new ExpectedStreams(2, 3, 1, 2));
    assertThat(adapter.among(new Senders(3, 1, 0, 0, 0)))
        .isEqualTo(new ExpectedStreams(1, 0, 0, 0));
    assertThat(YamlAdapter.parse("calls.yaml", VALID, BASE).among(new Senders(9, 8, 9, 1, 1)))
        .isEqualTo(new ExpectedStreams(8, 4, 0, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'  mute:'    | '  shout:'   | calls.yaml:12: actions.shout: unknown key",
        "text: \"{text}\" | text: \"{color}\" | actions.send-message[0].fill.text: found placeholder {color}",
        "messages: return | mesages: return | observe.mesages: unknown key",
        "'draw: \"#board\"' | 'draw: []' | actions.draw-stroke[0].draw: found a list",
      })
  void shouldNameWhatIsWrongWithActions(String good, String bad, String message) {
    assertThat(ACTIVE).contains(good);
    assertThatThrownBy(() -> YamlAdapter.parse("calls.yaml", ACTIVE.replace(good, bad), BASE))
        .isInstanceOf(AdapterFormatException.class)
        .hasMessageContaining(message);
  }
}
