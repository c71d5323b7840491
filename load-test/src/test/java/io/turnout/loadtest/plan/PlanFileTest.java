package io.turnout.loadtest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.turnout.report.record.Metric;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PlanFileTest {
  private static final String GOOD =
      """
      name: demo
      target:
        url: http://127.0.0.1:8080
      grid:
        embedded:
          slots: 4
      meetings:
        count: 2
        usersPerMeeting: 2
        hold: 40s
      """;

  @TempDir private Path folder;

  @Test
  void shouldReadPlanWithDefaults() throws Exception {
    PlanFile file = read(GOOD);

    assertThat(file.yaml()).isEqualTo(GOOD);
    assertThat(file.plan())
        .isEqualTo(
            new Plan(
                "demo",
                new Target(URI.create("http://127.0.0.1:8080"), "meeting-app"),
                new GridSource.Embedded(4),
                BrowserSettings.DEFAULT,
                MeetingLoad.Closed.of(
                    2,
                    2,
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(40),
                    Duration.ofSeconds(60)),
                List.of(),
                List.of()));
  }

  @Test
  void shouldReadBackWhatItWrites() throws Exception {
    Files.writeString(folder.resolve("other.yaml"), "x");
    Plan plan =
        new Plan(
            "all",
            new Target(
                URI.create("https://meet.example:8443/app"),
                folder.resolve("other.yaml").toString()),
            new GridSource.Hub(URI.create("http://hub:4444")),
            new BrowserSettings("firefox", 30, List.of("--ignore-certificate-errors", "true")),
            MeetingLoad.Closed.of(
                3,
                4,
                Duration.ofMillis(1500),
                Duration.ZERO,
                Duration.ofHours(2),
                Duration.ofMinutes(2)),
            List.of(
                Threshold.parse("join.time p95 < 10s"),
                Threshold.parse("cpu(media-server) max < 80%")),
            List.of(
                new MonitorSource.Prometheus("app", URI.create("http://127.0.0.1:8080/metrics")),
                new MonitorSource.Kurento(
                    "media-server", URI.create("ws://127.0.0.1:8888/kurento")),
                new MonitorSource.ProcessById("one", 1),
                new MonitorSource.ProcessByCommand("two", "kurento-media-server")));

    String yaml = PlanFile.of(plan).yaml();

    assertThat(read(yaml).plan()).isEqualTo(plan);
  }

  @Test
  void shouldResolveAdapterAgainstFolderOfPlan() throws Exception {
    Path adapter = Files.writeString(folder.resolve("other.yaml"), "x");

    PlanFile file = read(GOOD.replace("8080\n", "8080\n  adapter: ./other.yaml\n"));

    assertThat(file.plan().target().adapter()).isEqualTo(adapter.toString());
    assertThat(file.plan().target().hasAdapterFile()).isTrue();
  }

  record Bad(String from, String to, String expected) {
    @Override
    public String toString() {
      return to.strip();
    }
  }

  static List<Bad> bad() {
    String times = ", e.g. 40s, 500ms, 1.5min or 2h";
    return List.of(
        new Bad(
            "count: 2",
            "count: 0",
            "8:10: meetings.count: found 0, expected a whole number from 1 to 1000"),
        new Bad(
            "count: 2",
            "count: -3",
            "8:10: meetings.count: found -3, expected a whole number from 1 to 1000"),
        new Bad(
            "count: 2",
            "count: 1.5",
            "8:10: meetings.count: found 1.5, expected a whole number from 1 to 1000"),
        new Bad(
            "count: 2",
            "count: \"2\"",
            "8:10: meetings.count: found '2', expected a whole number from 1 to 1000"),
        new Bad(
            "count: 2",
            "count:",
            "8:9: meetings.count: found nothing, expected a whole number from 1 to 1000"),
        new Bad(
            "usersPerMeeting: 2",
            "usersPerMeeting: 1",
            "9:20: meetings.usersPerMeeting: found 1, expected a whole number from 2 to 100, or"
                + " one of uniform and weighted"),
        new Bad(
            "slots: 4",
            "slots: 3",
            "6:12: grid.embedded.slots: found 3, expected at least 4: one slot for each of 2 x 2"
                + " users (give the Grid more slots or plan fewer users)"),
        new Bad(
            "hold: 40s",
            "hold: 25h",
            "10:9: meetings.hold: found '25h', expected a time from 1s to 24h" + times),
        new Bad(
            "hold: 40s",
            "hold: 0s",
            "10:9: meetings.hold: found '0s', expected a time from 1s to 24h" + times),
        new Bad(
            "hold: 40s",
            "hold: 40",
            "10:9: meetings.hold: found 40, expected a time from 1s to 24h" + times),
        new Bad(
            "hold: 40s",
            "hold: long",
            "10:9: meetings.hold: found 'long', expected a time from 1s to 24h" + times),
        new Bad(
            "  hold: 40s\n",
            "",
            "7:1: meetings.hold: found nothing, expected a time from 1s to 24h" + times),
        new Bad(
            "  hold: 40s\n",
            "  hold: 40s\n  joinTimout: 9s\n",
            "11:3: meetings.joinTimout: found an unknown key, expected one of at, count, hold,"
                + " joinTimeout, ramp, rampDown, usersPerMeeting; did you mean joinTimeout?"),
        new Bad(
            "http://127.0.0.1:8080",
            "127.0.0.1",
            "3:8: target.url: found '127.0.0.1', expected an address that begins with http:// or"
                + " https:// and names a host"),
        new Bad(
            "8080\n",
            "8080\n  adapter: meeting-ap\n",
            "4:12: target.adapter: found 'meeting-ap', expected meeting-app or the path of an"
                + " adapter's .yaml file; did you mean meeting-app?"),
        new Bad(
            "  embedded:\n    slots: 4\n",
            "  embedded:\n    slots: 4\n  hub: http://hub:4444\n",
            "5:3: grid: found an object with embedded, hub, expected either embedded, hub or cloud"),
        new Bad(
            "name: demo",
            "name: ../demo",
            "1:7: name: found '../demo', expected letters, digits, '.', '_' and '-', beginning with"
                + " a letter or digit, at most 64"),
        new Bad(
            "name: demo",
            "name: demo\nthresholds: [join.tme p95 < 10s]",
            "2:14: thresholds[0]: found metric 'join.tme', expected one of "
                + String.join(", ", allMetrics())
                + "; did you mean join.time?"),
        new Bad(
            "name: demo",
            "name: demo\nthresholds: [cpu(sfu) max < 80%]",
            "2:14: thresholds[0]: found monitor 'sfu', expected one of load-machine"),
        new Bad(
            "name: demo",
            "name: demo\nname: again",
            "2:1: found the key 'name' twice, expected it once"));
  }

  private static List<String> allMetrics() {
    return java.util.Arrays.stream(Metric.values()).map(Metric::id).toList();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void shouldNameWhereWhatAndWhy(Bad bad) {
    assertThat(GOOD).contains(bad.from());

    assertThat(errors(GOOD.replace(bad.from(), bad.to()))).containsExactly(bad.expected());
  }

  @Test
  void shouldNameAllErrorsAtOnceInOrderOfFile() {
    String plan =
        GOOD.replace("name: demo", "nam: demo").replace("count: 2", "count: 0")
            + "thresholds:\n  - rtt p50 < 10\n  - rtt p0 < 10ms\n"
            + "monitors:\n  - kurento: {name: a, url: http://x}\n  - kurento: {name: a, url: ws://x}\n";

    assertThat(errors(plan))
        .satisfiesExactly(
            e -> assertThat(e).startsWith("1:1: nam: found an unknown key"),
            e -> assertThat(e).startsWith("1:1: name: found nothing"),
            e -> assertThat(e).startsWith("8:10: meetings.count: found 0"),
            e ->
                assertThat(e)
                    .isEqualTo(
                        "12:5: thresholds[0]: found no unit, expected ms or s or min for rtt"),
            e -> assertThat(e).startsWith("13:5: thresholds[1]: found aggregation 'p0'"),
            e -> assertThat(e).startsWith("15:29: monitors[0].kurento.url: found 'http://x'"),
            e -> assertThat(e).startsWith("16:21: monitors[1].kurento.name: found 'a' again"));
  }

  @Test
  void shouldNamePlaceOfWhatIsNoYaml() {
    assertThat(errors("name: [demo\nx"))
        .singleElement()
        .asString()
        .contains("found no valid YAML: ");
  }

  @Test
  void shouldRefuseEmptyAndForeignFiles() {
    assertThat(errors("")).containsExactly("1:1: found nothing, expected a plan");
    assertThat(errors("- a"))
        .singleElement()
        .asString()
        .startsWith("1:1: found a list of 1, expected an object");
    assertThat(errors("a: &x 1\nb: *x"))
        .containsExactly("2:4: found an alias, expected the value itself");
  }

  @Test
  void shouldRefusePlansFromCodeByTheSameLimits() {
    assertThatThrownBy(() -> new GridSource.Embedded(0))
        .hasMessage("grid.embedded.slots: found 0, expected a whole number from 1 to 1000");
    assertThatThrownBy(
            () ->
                MeetingLoad.Closed.of(
                    1,
                    2,
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    Duration.ofHours(25),
                    Duration.ofSeconds(60)))
        .hasMessage(
            "meetings.hold: found 25h, expected a time from 1s to 24h, e.g. 40s, 500ms, 1.5min or"
                + " 2h");
  }

  @Test
  void shouldStateLimitsOfCodeInSchema() {
    var meetings = PlanSchema.tree().at("/$defs/scenario/$defs/closedLoad/properties");
    assertThat(meetings.at("/count/maximum").intValue()).isEqualTo(Limits.MEETINGS.most());
    assertThat(PlanSchema.tree().at("/$defs/scenario/$defs/users/minimum").intValue())
        .isEqualTo(Limits.USERS_PER_MEETING.least());
    assertThat(meetings.at("/hold/title").stringValue()).isEqualTo(Limits.HOLD.expected());
    assertThat(meetings.at("/joinTimeout/title").stringValue())
        .isEqualTo(Limits.JOIN_TIMEOUT.expected());
    assertThat(meetings.at("/joinTimeout/default").stringValue())
        .isEqualTo(DurationText.format(MeetingLoad.DEFAULT_JOIN_TIMEOUT));
    assertThat(meetings.at("/ramp/properties/meetingEvery/default").stringValue())
        .isEqualTo(DurationText.format(MeetingLoad.DEFAULT_MEETING_EVERY));
    assertThat(meetings.at("/ramp/properties/userEvery/default").stringValue())
        .isEqualTo(DurationText.format(MeetingLoad.DEFAULT_USER_EVERY));
    var browser = PlanSchema.tree().at("/$defs/browser/properties");
    assertThat(browser.at("/share/maximum").intValue()).isEqualTo(Limits.BROWSER_SHARE.most());
    var fps = browser.at("/camera/properties/framesPerSecond");
    assertThat(fps.path("minimum").intValue()).isEqualTo(Limits.CAMERA_FPS.least());
    assertThat(fps.path("maximum").intValue()).isEqualTo(Limits.CAMERA_FPS.most());
    assertThat(fps.path("default").intValue())
        .isEqualTo(BrowserSettings.DEFAULT.cameraFramesPerSecond());
  }

  private PlanFile read(String yaml) throws IOException, PlanException {
    return PlanFile.read(Files.writeString(folder.resolve("plan.yaml"), yaml));
  }

  /** {@return messages without the file's name, which each must begin with} */
  private List<String> errors(String yaml) {
    PlanException e = catchThrowableOfType(PlanException.class, () -> read(yaml));
    assertThat(e).isNotNull();
    String file = folder.resolve("plan.yaml") + ":";
    return e.errors().stream()
        .map(PlanError::toString)
        .peek(message -> assertThat(message).startsWith(file))
        .map(message -> message.substring(file.length()))
        .toList();
  }

  @Test
  void shouldKeepSelectorOfThreshold() {
    assertThat(Threshold.parse("video.frameRate(inbound) p5 > 10").selector())
        .isEqualTo(Optional.of("inbound"));
  }
}
