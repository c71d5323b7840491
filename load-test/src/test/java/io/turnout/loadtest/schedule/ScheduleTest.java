package io.turnout.loadtest.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.turnout.loadtest.plan.Arrivals;
import io.turnout.loadtest.plan.BrowserMix;
import io.turnout.loadtest.plan.BrowserSettings;
import io.turnout.loadtest.plan.EvidenceSettings;
import io.turnout.loadtest.plan.GridSource;
import io.turnout.loadtest.plan.MeetingLengths;
import io.turnout.loadtest.plan.MeetingLoad;
import io.turnout.loadtest.plan.MeetingSizes;
import io.turnout.loadtest.plan.NameTemplate;
import io.turnout.loadtest.plan.Naming;
import io.turnout.loadtest.plan.Plan;
import io.turnout.loadtest.plan.Rate;
import io.turnout.loadtest.plan.Scenario;
import io.turnout.loadtest.plan.Target;
import io.turnout.virtualuser.Tolerance;
import io.turnout.virtualuser.pattern.UserPattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void shouldStartMeetingsAndUsersInTheirRhythm() {
    ScenarioSchedule schedule = only(closed(2, 3, 1500, 1000));

    assertThat(schedule.users())
        .extracting(user -> user.id().user() + "@" + user.start().toMillis())
        .containsExactly(
            "m1-u1@0", "m1-u2@1000", "m2-u1@1500", "m1-u3@2000", "m2-u2@2500", "m2-u3@3500");
    assertThat(schedule.users())
        .extracting(ScheduledUser::number)
        .containsExactly(1, 2, 1, 3, 2, 3);
    assertThat(schedule.rampUp()).isEqualTo(Duration.ofMillis(3500));
    assertThat(schedule.shortest()).isEqualTo(Duration.ofMillis(43_500));
    assertThat(schedule.longest()).isEqualTo(Duration.ofMillis(103_500));
    assertThat(schedule.mostConcurrentUsers()).isEqualTo(6);
    assertThat(schedule.rampDownAt()).isEmpty();
  }

  @Test
  void shouldPutNameOfScenarioBeforeMeetingsOfSeveral() {
    Schedule schedule =
        Schedule.of(plan(1, scenario("a", closed(1, 2, 0, 0)), scenario("b", closed(1, 2, 0, 0))));

    assertThat(schedule.scenarioOfUsers().keySet())
        .extracting(user -> user.user())
        .containsExactly("a-m1-u1", "a-m1-u2", "b-m1-u1", "b-m1-u2");
    assertThat(schedule.meetings()).isEqualTo(2);
    assertThat(schedule.mostConcurrentUsers()).isEqualTo(4);
  }

  @Test
  void shouldDrawTheSameFromTheSameSeed() {
    MeetingLoad load =
        open("2/min", Duration.ofHours(2), exponential(), new MeetingSizes.Uniform(2, 9));

    assertThat(Schedule.of(plan(5, scenario("a", load))))
        .isEqualTo(Schedule.of(plan(5, scenario("a", load))));
    assertThat(Schedule.of(plan(5, scenario("a", load))))
        .isNotEqualTo(Schedule.of(plan(6, scenario("a", load))));
  }

  @Test
  void shouldNotChangeOneScenarioByAnother() {
    MeetingLoad load =
        open("2/min", Duration.ofHours(2), exponential(), new MeetingSizes.Uniform(2, 9));
    Schedule two = Schedule.of(plan(5, scenario("a", load), scenario("b", load)));
    Schedule three =
        Schedule.of(plan(5, scenario("c", load), scenario("b", load), scenario("a", load)));

    assertThat(two.of("a")).isEqualTo(three.of("a"));
    assertThat(two.of("a").meetings().size()).isNotEqualTo(0);
    assertThat(starts(two.of("a"))).isNotEqualTo(starts(two.of("b")));
  }

  @Test
  void shouldArriveAtTheRate() {
    ScenarioSchedule random =
        only(open("2/min", Duration.ofHours(20), exponential(), new MeetingSizes.Constant(2)));
    ScenarioSchedule even =
        only(
            new MeetingLoad.Open(
                new Arrivals.AtRate(
                    Rate.parse("2/min").orElseThrow(),
                    Arrivals.Spacing.EVEN,
                    Duration.ofMinutes(2),
                    exponential(),
                    new MeetingSizes.Constant(2)),
                SECOND,
                SECOND));

    assertThat(random.meetings().size()).isBetween(2200, 2600);
    assertThat(starts(even))
        .containsExactly(
            Duration.ZERO, Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(90));
  }

  @Test
  void shouldLetUsersOfOpenModelLeaveAtTheirOwnEnd() {
    ScenarioSchedule schedule =
        only(
            open(
                "1/s",
                Duration.ofSeconds(30),
                new MeetingLengths.Constant(Duration.ofSeconds(20)),
                new MeetingSizes.Constant(3)));

    for (ScheduledMeeting meeting : schedule.meetings()) {
      Duration lastStart = meeting.users().getLast().start();
      assertThat(meeting.users())
          .allMatch(user -> user.end().equals(Optional.of(lastStart.plusSeconds(20))));
    }
    assertThat(schedule.mostConcurrentUsers()).isLessThanOrEqualTo(schedule.users().size());
    assertThat(schedule.rampDownAt().orElseThrow()).isGreaterThanOrEqualTo(schedule.rampUp());
    assertThat(schedule.shortest()).isEqualTo(schedule.longest());
  }

  @Test
  void shouldReckonWithSlotsOfThoseWhoAreThereTogether() {
    ScenarioSchedule schedule =
        only(
            new MeetingLoad.Open(
                new Arrivals.Recorded(
                    Path.of("day.csv"),
                    List.of(
                        new Arrivals.Meeting(Duration.ZERO, Duration.ofSeconds(60), 2),
                        new Arrivals.Meeting(Duration.ofSeconds(30), Duration.ofSeconds(60), 3),
                        new Arrivals.Meeting(Duration.ofMinutes(10), Duration.ofSeconds(60), 4))),
                Duration.ZERO,
                SECOND));

    assertThat(schedule.mostConcurrentUsers()).isEqualTo(5);
    assertThat(schedule.meetingsAtPeak()).containsExactly(2, 3);
  }

  @Test
  void shouldFollowItsDistributions() {
    Draws draws = new Draws(3, "x");
    Map<Integer, Long> sizes =
        IntStream.range(0, 10_000)
            .mapToObj(
                _ ->
                    draws.size(
                        new MeetingSizes.Weighted(new TreeMap<>(Map.of(2, 70, 4, 20, 9, 10)))))
            .collect(Collectors.groupingBy(size -> size, Collectors.counting()));
    assertThat(sizes.keySet()).containsExactlyInAnyOrder(2, 4, 9);
    assertThat(sizes.getOrDefault(2, 0L) / 10_000.0).isCloseTo(0.7, within(0.03));

    MeetingLengths.LogNormal logNormal =
        new MeetingLengths.LogNormal(
            Duration.ofMinutes(20), Duration.ofMinutes(60), SECOND, Duration.ofHours(24));
    List<Duration> lengths =
        Stream.generate(() -> draws.length(logNormal)).limit(10_000).sorted().toList();
    assertThat(lengths.get(5000).toSeconds()).isCloseTo(1200, within(60L));
    assertThat(lengths.get(9500).toSeconds()).isCloseTo(3600, within(300L));

    MeetingLengths.Exponential cut =
        new MeetingLengths.Exponential(
            Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofMinutes(30));
    assertThat(Stream.generate(() -> draws.length(cut)).limit(5000))
        .allMatch(l -> l.compareTo(cut.atLeast()) >= 0 && l.compareTo(cut.atMost()) <= 0)
        .anyMatch(l -> l.compareTo(Duration.ofMinutes(25)) > 0)
        .anyMatch(l -> l.compareTo(Duration.ofMinutes(2)) < 0);
  }

  @Test
  void shouldNameUsersAndMeetings() {
    Naming naming =
        new Naming(
            new NameTemplate("{name} of {meeting} ({n})"),
            new NameTemplate("room-{n}"),
            Optional.of(new NameTemplate("Meeting {n}")),
            Optional.empty(),
            Optional.empty());
    Scenario scenario =
        new Scenario(
            "main",
            UserPattern.VIDEO,
            closed(2, 2, 0, 0),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            1,
            Tolerance.DEFAULT,
            naming);

    ScenarioSchedule schedule = Schedule.of(plan(1, scenario)).scenarios().getFirst();

    assertThat(schedule.meetings())
        .extracting(ScheduledMeeting::applicationId)
        .containsExactly("room-1", "room-2");
    assertThat(schedule.meetings())
        .extracting(ScheduledMeeting::title)
        .containsExactly(Optional.of("Meeting 1"), Optional.of("Meeting 2"));
    assertThat(schedule.users())
        .extracting(ScheduledUser::displayName)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[A-Z][a-z]+ [A-Z][a-z]+ of m[12] \\([1-4]\\)"));
  }

  @Test
  void shouldRefuseMeetingsThatTheApplicationCannotTellApart() {
    Naming naming =
        new Naming(
            new NameTemplate("{user}"),
            new NameTemplate("room"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Scenario scenario =
        new Scenario(
            "main",
            UserPattern.VIDEO,
            closed(2, 2, 0, 0),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            1,
            Tolerance.DEFAULT,
            naming);

    assertThatThrownBy(() -> Schedule.of(plan(1, scenario)))
        .hasMessage(
            "users.meetingId: found 'room' for m1 and m2, expected an id of its own for each"
                + " meeting: put {meeting} into the text");
  }

  private static List<Duration> starts(ScenarioSchedule schedule) {
    return schedule.meetings().stream().map(m -> m.users().getFirst().start()).toList();
  }

  private static ScenarioSchedule only(MeetingLoad load) {
    return Schedule.of(plan(1, scenario("main", load))).scenarios().getFirst();
  }

  private static Scenario scenario(String name, MeetingLoad load) {
    return Scenario.of(name, UserPattern.VIDEO, load);
  }

  private static MeetingLengths exponential() {
    return new MeetingLengths.Exponential(
        Duration.ofMinutes(10), Duration.ofSeconds(10), Duration.ofHours(1));
  }

  private static MeetingLoad open(
      String rate, Duration length, MeetingLengths lengths, MeetingSizes sizes) {
    return new MeetingLoad.Open(
        new Arrivals.AtRate(
            Rate.parse(rate).orElseThrow(), Arrivals.Spacing.RANDOM, length, lengths, sizes),
        SECOND,
        Duration.ofSeconds(60));
  }

  private static MeetingLoad closed(int meetings, int users, long meetingMs, long userMs) {
    return MeetingLoad.Closed.of(
        meetings,
        users,
        Duration.ofMillis(meetingMs),
        Duration.ofMillis(userMs),
        Duration.ofSeconds(40),
        Duration.ofSeconds(60));
  }

  private static Plan plan(long seed, Scenario... scenarios) {
    return new Plan(
        "test",
        new Target(URI.create("http://127.0.0.1:1"), Target.MEETING_APP),
        new GridSource.Hub(URI.create("http://127.0.0.1:1")),
        BrowserMix.of(BrowserSettings.DEFAULT),
        seed,
        List.of(scenarios),
        List.of(),
        List.of(),
        EvidenceSettings.DEFAULT);
  }
}
