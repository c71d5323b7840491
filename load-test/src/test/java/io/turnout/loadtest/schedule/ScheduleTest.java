package io.turnout.loadtest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.loadtest.plan.MeetingLoad;
import io.turnout.report.record.VirtualUserId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
  @Test
  void shouldStartMeetingsAndUsersInTheirRhythm() {
    Schedule schedule = Schedule.of(load(2, 3, 1500, 1000));

    assertThat(schedule.starts())
        .containsExactly(
            start("m1", "m1-u1", 0),
            start("m1", "m1-u2", 1000),
            start("m2", "m2-u1", 1500),
            start("m1", "m1-u3", 2000),
            start("m2", "m2-u2", 2500),
            start("m2", "m2-u3", 3500));
    assertThat(schedule.meetings()).containsExactly("m1", "m2");
  }

  @Test
  void shouldKnowItsLengthAndConcurrency() {
    Schedule schedule = Schedule.of(load(2, 3, 1500, 1000));

    assertThat(schedule.rampUp()).isEqualTo(Duration.ofMillis(3500));
    assertThat(schedule.shortest()).isEqualTo(Duration.ofMillis(43_500));
    assertThat(schedule.longest()).isEqualTo(Duration.ofMillis(103_500));
    assertThat(schedule.mostConcurrentUsers()).isEqualTo(6);
  }

  @Test
  void shouldPlanEveryUserOnceInOrderOfTime() {
    Random random = new Random(11);
    for (int i = 0; i < 200; i++) {
      MeetingLoad load =
          load(
              1 + random.nextInt(30),
              2 + random.nextInt(10),
              random.nextInt(5000),
              random.nextInt(5000));

      Schedule schedule = Schedule.of(load);

      var users = new HashSet<VirtualUserId>();
      Duration last = Duration.ZERO;
      for (Schedule.UserStart start : schedule.starts()) {
        assertThat(start.at()).isGreaterThanOrEqualTo(last);
        last = start.at();
        users.add(start.user());
      }
      assertThat(users).hasSize(load.users());
      assertThat(schedule.rampUp())
          .isEqualTo(
              load.meetingEvery()
                  .multipliedBy(load.count() - 1)
                  .plus(load.userEvery().multipliedBy(load.usersPerMeeting() - 1)));
    }
  }

  private static Schedule.UserStart start(String meeting, String user, long ms) {
    return new Schedule.UserStart(new VirtualUserId(meeting, user), Duration.ofMillis(ms));
  }

  private static MeetingLoad load(int meetings, int users, long meetingMs, long userMs) {
    return new MeetingLoad(
        meetings,
        users,
        Duration.ofMillis(meetingMs),
        Duration.ofMillis(userMs),
        Duration.ofSeconds(40),
        Duration.ofSeconds(60));
  }
}
