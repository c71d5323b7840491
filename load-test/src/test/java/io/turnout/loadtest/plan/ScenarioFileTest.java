package io.turnout.loadtest.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.turnout.report.record.UserAction;
import io.turnout.virtualuser.Tolerance;
import io.turnout.virtualuser.pattern.KeepAlive;
import io.turnout.virtualuser.pattern.UserPattern;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScenarioFileTest {
  private static final String HEAD =
      """
      name: day
      target: { url: "http://127.0.0.1:8080" }
      grid: { embedded: { slots: 40 } }
      """;

  @TempDir private Path folder;

  @Test
  void shouldReadClosedScenarioWithEverythingItsUsersDo() throws Exception {
    Scenario scenario =
        only(
            """
            scenarios:
              - name: standup
                pattern:
                  is: video+screen
                  camera: { resolution: 640x360, framesPerSecond: 15, maxBitrate: 500kbit/s }
                  screen: { users: [2] }
                  messages: { every: 20s, length: 80 }
                  speech: turns
                  actions:
                    - { at: 10s, do: mute, users: [1] }
                  randomActions: { every: 1min, of: [mute, unmute] }
                meetings:
                  count: 3
                  usersPerMeeting: 4
                  at: all-at-once
                  hold: 2min
                  rampDown: 10s
                everybody:
                  - { at: 30s, do: reload }
                keepAlive: { every: 45s, by: message }
                joinAttempts: 2
                tolerance: { mediaLoss: 8s, verification: 30s }
            """);

    assertThat(scenario.load())
        .isEqualTo(
            new MeetingLoad.Closed(
                3,
                new MeetingSizes.Constant(4),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofMinutes(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(60)));
    UserPattern pattern = scenario.pattern();
    assertThat(pattern.name()).isEqualTo("video+screen+messages");
    assertThat(pattern.camera().orElseThrow().maxBitrateBps()).isEqualTo(OptionalInt.of(500_000));
    assertThat(pattern.screen().orElseThrow().users()).containsExactly(2);
    assertThat(pattern.messages().orElseThrow().length()).isEqualTo(80);
    assertThat(pattern.speech()).isEqualTo(UserPattern.Speech.TURNS);
    assertThat(pattern.actions())
        .containsExactly(
            new UserPattern.PlannedAction(Duration.ofSeconds(10), UserAction.MUTE, Set.of(1)));
    assertThat(pattern.randomActions().orElseThrow().kinds())
        .containsExactlyInAnyOrder(UserAction.MUTE, UserAction.UNMUTE);
    assertThat(scenario.everybody())
        .containsExactly(new Burst(Duration.ofSeconds(30), Burst.Act.RELOAD));
    assertThat(scenario.keepAlive())
        .contains(new KeepAlive(Duration.ofSeconds(45), KeepAlive.Means.MESSAGE));
    assertThat(scenario.joinAttempts()).isEqualTo(2);
    assertThat(scenario.tolerance())
        .isEqualTo(new Tolerance(Duration.ofSeconds(8), Duration.ofSeconds(30)));
  }

  @Test
  void shouldReadOpenScenario() throws Exception {
    Scenario scenario =
        only(
            """
            scenarios:
              - name: day
                pattern: audio
                arrivals:
                  rate: 30/h
                  for: 8h
                  last: { logNormal: { median: 25min, p95: 1h, atMost: 2h } }
                  usersPerMeeting: { weighted: { 2: 70, 4: 30 } }
            """);

    Arrivals.AtRate arrivals = (Arrivals.AtRate) ((MeetingLoad.Open) scenario.load()).arrivals();
    assertThat(arrivals.rate().perSecond()).isEqualTo(30 / 3600.0);
    assertThat(arrivals.spacing()).isEqualTo(Arrivals.Spacing.RANDOM);
    assertThat(arrivals.lengths())
        .isEqualTo(
            new MeetingLengths.LogNormal(
                Duration.ofMinutes(25),
                Duration.ofHours(1),
                Duration.ofSeconds(10),
                Duration.ofHours(2)));
    assertThat(arrivals.sizes().largest()).isEqualTo(4);
    assertThat(scenario.pattern().camera()).isEmpty();
  }

  @Test
  void shouldReadRecordedDayInOrderOfItsStarts() throws Exception {
    Files.writeString(
        folder.resolve("day.csv"),
        "start,duration,users\r\n09:15,30min,3\r\n\"08:00:30\",1.5h,2\r\n");

    Scenario scenario = only("scenarios:\n  - name: day\n    arrivals: { csv: day.csv }\n");

    assertThat(((Arrivals.Recorded) ((MeetingLoad.Open) scenario.load()).arrivals()).meetings())
        .containsExactly(
            new Arrivals.Meeting(Duration.ZERO, Duration.ofMinutes(90), 2),
            new Arrivals.Meeting(Duration.ofSeconds(4470), Duration.ofMinutes(30), 3));
  }

  @Test
  void shouldReadThresholdsWithTheirPartOfTheRun() throws Exception {
    Plan plan =
        read("""
                meetings: { count: 1, usersPerMeeting: 2, hold: 40s }
                thresholds:
                  - join.time p95 < 3s
                  - { that: video.fps p5 >= 20 per user, after: 30s, during: main, abort: true }
                """)
            .plan();

    assertThat(plan.thresholds())
        .extracting(Threshold::expression)
        .containsExactly("join.time p95 < 3s", "video.fps p5 >= 20 per user after 30s during main");
    assertThat(plan.thresholds()).extracting(Threshold::abort).containsExactly(false, true);
  }

  @Test
  void shouldReadBackEveryPlanThatItWrites() throws Exception {
    StringBuilder rows = new StringBuilder("who\n");
    for (int i = 0; i < 100; i++) {
      rows.append("\"a, \"\"").append(i).append("\"\"\"\n");
    }
    Path csv = Files.writeString(folder.resolve("names.csv"), rows);
    Path day =
        Files.writeString(folder.resolve("day.csv"), "users,start,duration\n2,0s,10s\n9,5s,1h\n");
    RandomPlans plans =
        new RandomPlans(
            20,
            csv,
            day,
            Files.createFile(folder.resolve("a.y4m")),
            Files.createFile(folder.resolve("a.wav")));
    for (int i = 0; i < 200; i++) {
      Plan plan = plans.next();
      String yaml = PlanFile.of(plan).yaml();

      PlanFile back = PlanFile.read(Files.writeString(folder.resolve("plan.yaml"), yaml));

      assertThat(back.plan()).as(yaml).isEqualTo(plan);
    }
  }

  record Bad(String yaml, String expected) {}

  @Test
  void shouldNameWhereWhatAndWhy() throws Exception {
    Files.writeString(folder.resolve("day.csv"), "start,duration,users\n8:00,1h,2\n9:00,0s,2\n");
    Files.writeString(folder.resolve("two.csv"), "name\nAda\nOtto\n");
    String closed = "meetings: { count: 2, usersPerMeeting: 2, hold: 40s }";
    for (Bad bad :
        List.of(
            new Bad(
                "scenarios:\n  - { name: a, pattern: vidio, " + closed + " }\n",
                "5:25: scenarios[0].pattern: found 'vidio', expected audio or video, with +screen,"
                    + " +messages and +annotations as wanted, e.g. video+screen"),
            new Bad(
                "scenarios:\n  - { name: a, pattern: { is: audio, camera: {} }, " + closed + " }\n",
                "5:38: scenarios[0].pattern.camera: found a camera in the pattern 'audio', expected"
                    + " one with video"),
            new Bad(
                "scenarios:\n  - { name: hold, " + closed + " }\n",
                "5:5: scenarios[0]: found 'hold', expected another name: this one is a phase's"),
            new Bad(
                "scenarios:\n  - { name: a, after: b, " + closed + " }\n",
                "5:3: scenarios: found a after 'b', expected another scenario of the plan; there"
                    + " is none"),
            new Bad(
                "scenarios:\n  - { name: a }\n",
                "5:5: scenarios[0].meetings: found neither meetings nor arrivals, expected one of"
                    + " them: meetings for a closed load, arrivals for an open one"),
            new Bad(
                "scenarios:\n  - { name: a, everybody: [{ at: 40s, do: leave }], "
                    + closed
                    + " }\n",
                "5:5: scenarios[0]: found leave at 40s, expected a time before the end of the hold"
                    + " of 40s"),
            new Bad(
                "scenarios:\n  - { name: a, everybody: [{ at: 4s, do: lave }], " + closed + " }\n",
                "5:42: scenarios[0].everybody[0].do: found 'lave', expected one of reload, rejoin,"
                    + " leave; did you mean leave?"),
            new Bad(
                "scenarios:\n  - { name: a, pattern: { is: video+screen, screen: { users: [3] } }, "
                    + closed
                    + " }\n",
                "5:5: scenarios[0]: found user 3, expected numbers from 1 to 2, the users of the"
                    + " largest meeting"),
            new Bad(
                "scenarios:\n  - { name: a, users: { displayName: \"{nam}\" }, " + closed + " }\n",
                "5:23: scenarios[0].users: found {nam}, expected one of {n}, {user}, {meeting},"
                    + " {scenario}, {run}, {name}; did you mean name?"),
            new Bad(
                "scenarios:\n  - name: a\n    arrivals: { csv: day.csv }\n",
                "6:22: scenarios[0].arrivals.csv: "
                    + folder.resolve("day.csv")
                    + ": row 2: duration: found 0s, expected a time from 1s to 24h, e.g. 40s,"
                    + " 500ms, 1.5min or 2h"),
            new Bad(
                "scenarios:\n  - name: a\n    arrivals: { csv: none.csv }\n",
                "6:22: scenarios[0].arrivals.csv: found 'none.csv', expected a file that can be"
                    + " read; there is no "
                    + folder.resolve("none.csv")),
            new Bad(
                "scenarios:\n  - name: a\n    arrivals: { rate: 9/s, for: 8h, last: 9s,"
                    + " usersPerMeeting: 2 }\n",
                "6:23: scenarios[0].arrivals.rate: found 9/s for 8h, which is 259200 meetings;"
                    + " expected at most 10000"),
            new Bad(
                closed + "\nbrowser: { camera: { clip: none.y4m } }\n",
                "5:28: browser.camera.clip: found 'none.y4m', expected a file that can be read;"
                    + " there is no "
                    + folder.resolve("none.y4m")),
            new Bad(
                closed + "\nthresholds: [{ that: rtt < 1s, during: holt }]\n",
                "5:40: thresholds[0].during: found 'holt', expected a phase or a scenario: one of"
                    + " hold, ramp-down, ramp-up, main; did you mean hold?"))) {
      assertThat(errors(bad.yaml())).as(bad.yaml()).containsExactly(bad.expected());
    }
  }

  @Test
  void shouldRefuseMoreConcurrentUsersThanSlots() {
    String closed = "meetings: { count: 10, usersPerMeeting: 4, hold: 40s }";
    String parallel =
        "scenarios:\n  - { name: a, " + closed + " }\n  - { name: b, " + closed + " }\n";
    String sequence = parallel.replace("name: b", "name: b, after: a");

    assertThat(errors(parallel))
        .containsExactly(
            "3:28: grid.embedded.slots: found 40, expected at least 80: one slot for each of the 80"
                + " concurrent users (give the Grid more slots or plan fewer users)");
    assertThat(ScenarioOrder.mostUsers(scenariosOf(sequence), _ -> 40)).isEqualTo(40);
  }

  private List<Scenario> scenariosOf(String yaml) {
    try {
      return read(yaml).plan().scenarios();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Scenario only(String yaml) throws Exception {
    List<Scenario> scenarios = read(yaml).plan().scenarios();
    assertThat(scenarios).hasSize(1);
    assertThat(scenarios.getFirst().after()).isEqualTo(Optional.empty());
    return scenarios.getFirst();
  }

  private PlanFile read(String yaml) throws Exception {
    return PlanFile.read(Files.writeString(folder.resolve("plan.yaml"), HEAD + yaml));
  }

  private List<String> errors(String yaml) {
    PlanException e = catchThrowableOfType(PlanException.class, () -> read(yaml));
    assertThat(e).as(yaml).isNotNull();
    String file = folder.resolve("plan.yaml") + ":";
    return e.errors().stream().map(error -> error.toString().substring(file.length())).toList();
  }
}
