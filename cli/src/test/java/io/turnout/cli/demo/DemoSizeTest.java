package io.turnout.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DemoSizeTest {
  private static final Duration USUAL_START = Duration.ofSeconds(4);
  private static final Duration SLOW_START = Duration.ofSeconds(19);

  @Test
  void shouldPlanAMeetingOfTwoForEachCore() {
    DemoSize planned = DemoSize.forCores(2);

    assertThat(planned.users()).isEqualTo(4);
    assertThat(planned.after(USUAL_START)).isEqualTo(planned);
  }

  @Test
  void shouldHalveTheMeetingsAndSayWhatElseIsLessWhenTheServersStartSlowly() {
    DemoSize planned = DemoSize.forCores(4);
    DemoSize size = planned.after(SLOW_START);

    assertThat(size.meetings()).isEqualTo(2);
    assertThat(size.lessThan(planned))
        .isEqualTo(
            "2 meetings instead of 4, cameras of 10 frames a second instead of 20,"
                + " a browser every 8 s instead of 1");
  }

  @Test
  void shouldNotSpeakOfFewerMeetingsWhenOneWasPlanned() {
    DemoSize planned = DemoSize.forCores(1);

    assertThat(planned.after(SLOW_START).lessThan(planned)).doesNotContain("meeting");
  }
}
