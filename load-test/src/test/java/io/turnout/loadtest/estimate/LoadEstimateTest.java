package io.turnout.loadtest.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.turnout.loadtest.plan.BrowserMix;
import io.turnout.loadtest.plan.BrowserSettings;
import io.turnout.loadtest.plan.EvidenceSettings;
import io.turnout.loadtest.plan.GridSource;
import io.turnout.loadtest.plan.MeetingLoad;
import io.turnout.loadtest.plan.MeetingSizes;
import io.turnout.loadtest.plan.Naming;
import io.turnout.loadtest.plan.Plan;
import io.turnout.loadtest.plan.Scenario;
import io.turnout.loadtest.plan.Target;
import io.turnout.loadtest.schedule.Schedule;
import io.turnout.virtualuser.Tolerance;
import io.turnout.virtualuser.pattern.UserPattern;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class LoadEstimateTest {
  private static final UserPattern SMALL = camera(OptionalInt.of(320), OptionalInt.of(240));
  private static final UserPattern AUDIO =
      new UserPattern(
          "audio",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          UserPattern.Speech.ALWAYS,
          List.of(),
          Optional.empty());

  @Test
  void shouldReckonNearWhatWasMeasured() {
    assertThat(coresOfEach(UserPattern.VIDEO, 2, 30)).isCloseTo(0.36, within(0.07));
    assertThat(coresOfEach(UserPattern.VIDEO, 4, 30)).isCloseTo(0.48, within(0.02));
    assertThat(coresOfEach(SMALL, 4, 15)).isCloseTo(0.28, within(0.03));
    assertThat(coresOfEach(AUDIO, 4, 30)).isCloseTo(0.17, within(0.02));
  }

  @Test
  void shouldSendEachStreamToEachOtherUserOfItsMeeting() {
    LoadEstimate need = estimate(scenario("a", 3, 4, Optional.empty()));

    assertThat(need.streamsIn()).isEqualTo(3 * 8);
    assertThat(need.streamsOut()).isEqualTo(3 * 8 * 3);
    assertThat(need.receivedBps()).isCloseTo(3 * need.sentBps(), within(1.0));
    assertThat(need.slots()).isEqualTo(12);
    assertThat(need.meetings()).isEqualTo(3);
  }

  @Test
  void shouldReckonWithScenariosInSequenceOnce() {
    LoadEstimate one = estimate(scenario("a", 3, 4, Optional.empty()));
    LoadEstimate sequence =
        estimate(scenario("a", 3, 4, Optional.empty()), scenario("b", 3, 4, Optional.of("a")));
    LoadEstimate parallel =
        estimate(scenario("a", 3, 4, Optional.empty()), scenario("b", 3, 4, Optional.empty()));

    assertThat(sequence.cores()).isEqualTo(one.cores());
    assertThat(sequence.slots()).isEqualTo(12);
    assertThat(parallel.cores()).isEqualTo(2 * one.cores());
    assertThat(parallel.slots()).isEqualTo(24);
    assertThat(sequence.longest()).isEqualTo(one.longest().multipliedBy(2));
  }

  @Test
  void shouldWarnOfMachineThatIsTooSmall() {
    LoadEstimate need = estimate(scenario("a", 3, 4, Optional.empty()));

    assertThat(Shortages.of(need, capacity(64, 64L << 30))).isEmpty();
    assertThat(Shortages.of(need, capacity(2, 1L << 30)))
        .satisfiesExactly(
            warning -> assertThat(warning).contains("cores, this machine has 2"),
            warning -> assertThat(warning).contains("1.0 GiB are free"));
    assertThat(Shortages.of(need, new Capacity(OptionalInt.of(12), "", Optional.empty())))
        .isEmpty();
  }

  private static Capacity capacity(int cores, long freeBytes) {
    return new Capacity(
        OptionalInt.of(12), "", Optional.of(new Capacity.Machine(cores, freeBytes)));
  }

  private static double coresOfEach(UserPattern pattern, int users, int fps) {
    return CostModel.ofMeeting(pattern, users, fps).cores() / users;
  }

  private static UserPattern camera(OptionalInt width, OptionalInt height) {
    return new UserPattern(
        "video",
        Optional.of(
            new UserPattern.Camera(width, height, OptionalInt.empty(), OptionalInt.empty())),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        UserPattern.Speech.ALWAYS,
        List.of(),
        Optional.empty());
  }

  private static Scenario scenario(String name, int meetings, int users, Optional<String> after) {
    return new Scenario(
        name,
        UserPattern.VIDEO,
        new MeetingLoad.Closed(
            meetings,
            new MeetingSizes.Constant(users),
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(10),
            Duration.ZERO,
            Duration.ofSeconds(10)),
        after,
        List.of(),
        Optional.empty(),
        1,
        Tolerance.DEFAULT,
        Naming.DEFAULT);
  }

  private static LoadEstimate estimate(Scenario... scenarios) {
    Plan plan =
        new Plan(
            "test",
            new Target(URI.create("http://127.0.0.1:1"), Target.MEETING_APP),
            new GridSource.Hub(URI.create("http://127.0.0.1:1")),
            BrowserMix.of(BrowserSettings.DEFAULT),
            1,
            List.of(scenarios),
            List.of(),
            List.of(),
            EvidenceSettings.DEFAULT);
    return LoadEstimate.of(plan, Schedule.of(plan));
  }
}
