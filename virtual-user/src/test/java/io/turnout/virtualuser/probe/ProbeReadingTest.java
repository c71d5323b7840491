package io.turnout.virtualuser.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.Observation;
import io.turnout.virtualuser.Shown;
import io.turnout.virtualuser.Shown.Item;
import io.turnout.virtualuser.Shown.Source;
import io.turnout.virtualuser.Shown.UserTracks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProbeReadingTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:10Z");

  @Test
  void shouldReadWhatThePageShowsWithItsAge() {
    Shown shown =
        read("""
                { "connections": [], "problems": [],
                  "messages": [{ "text": "[m1-u2#7] hello", "ageMs": 250.5 }, { "text": 5 }],
                  "strokes": 3,
                  "tracks": [{ "user": "Bob", "kind": "screen", "trackIds": ["a", 7] },
                             { "user": "Bob", "kind": "hologram", "trackIds": [] }],
                  "dark": { "a": true, "b": "no" } }
                """)
            .shown();

    assertThat(shown.messages())
        .contains(List.of(new Item("[m1-u2#7] hello", AT.minusNanos(250_500_000))));
    assertThat(shown.strokes()).isEmpty();
    assertThat(shown.strokeCount()).hasValue(3);
    assertThat(shown.tracks())
        .contains(List.of(new UserTracks("Bob", Source.SCREEN, List.of("a"))));
    assertThat(shown.dark()).isEqualTo(Map.of("a", true));
  }

  @Test
  void shouldKnowNothingOfAPageThatCannotBeAsked() {
    assertThat(read("{ \"messages\": null, \"strokes\": null, \"tracks\": null }").shown())
        .isEqualTo(Shown.NOTHING);
  }

  @Test
  void shouldReadTheTrackOfAStream() {
    Observation observation =
        read(
            """
            { "connections": [{ "number": 2, "streams": [
              { "id": "x", "type": "inbound-rtp", "kind": "video", "ssrc": 5, "timestamp": 1.5,
                "framesDecoded": 12, "trackIdentifier": "a" }] }] }
            """);

    assertThat(observation.streams())
        .singleElement()
        .satisfies(stream -> assertThat(stream.trackId()).contains("a"));
  }

  private static Observation read(String json) {
    return ProbeReading.parse(json, new VirtualUserId("m1", "m1-u1"), AT);
  }
}
