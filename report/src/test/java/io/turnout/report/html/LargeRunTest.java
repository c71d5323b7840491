package io.turnout.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.report.analysis.RunAnalyzer;
import io.turnout.report.html.ReportPage.Assets;
import io.turnout.report.html.ReportPage.Meeting;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.RunPhase;
import io.turnout.report.record.UserAction;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
final class LargeRunTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final int USERS = 500;
  private static final int USERS_PER_MEETING = 4;
  private static final int ACTIONS_EACH = 60;

  @Test
  void shouldCloseMeetingsInWhichAllIsWell() {
    List<Meeting> meetings = page().progression().meetings();
    assertThat(meetings).hasSize(USERS / USERS_PER_MEETING);
    assertThat(meetings.stream().filter(Meeting::open).map(Meeting::name))
        .containsExactly("m2", "m10");
    assertThat(meetings.get(1).trouble()).isEqualTo("1 failed");
    assertThat(meetings.get(9).trouble()).isEqualTo("1 not seen");
  }

  @Test
  void shouldMergeNeighbouringMarksAndLoseNone() {
    JsonNode data = new JsonMapper().readTree(page().progression().marksJson());
    int marks = 0;
    int actions = 0;
    for (JsonNode row : data.get("marks")) {
      for (JsonNode mark : row) {
        marks++;
        actions += mark.get(3).asInt();
      }
    }
    assertThat(actions).isEqualTo(USERS * ACTIONS_EACH);
    assertThat(marks).isLessThanOrEqualTo(8000);
  }

  private static ReportPage page() {
    var events = new ArrayList<RunEvent>();
    events.add(new RunEvent.PhaseChanged(START, RunPhase.RAMP_UP));
    for (int i = 0; i < USERS; i++) {
      String meeting = "m" + (i / USERS_PER_MEETING + 1);
      var user = new VirtualUserId(meeting, meeting + "-u" + (i % USERS_PER_MEETING + 1));
      events.add(new RunEvent.UserStateChanged(START, user, UserState.CONNECTED, ""));
      for (int n = 1; n <= ACTIONS_EACH; n++) {
        Instant at = START.plusSeconds(30L * n);
        events.add(new RunEvent.ActionPerformed(at, user, n, UserAction.SEND_MESSAGE, "hello"));
      }
      Instant end = START.plusSeconds(1900);
      if (i == 5) {
        events.add(new RunEvent.UserStateChanged(end, user, UserState.FAILED, "gone"));
      }
      if (i == 38) {
        events.add(new RunEvent.ActionMissed(end, user, user, 7, UserAction.SEND_MESSAGE, "lost"));
      }
    }
    events.add(new RunEvent.PhaseChanged(START.plusSeconds(2000), RunPhase.FINISHED));
    var analysis = new RunAnalyzer(events).finish(List.of());
    return new ReportPages("large", analysis, Optional.empty(), new RunFiles(Path.of("absent")))
        .page(new Assets("", "", "", ""));
  }
}
