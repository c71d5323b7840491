package io.turnout.loadtest.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.report.record.PortalCount;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.ActionPerformed;
import io.turnout.report.record.RunEvent.UserStateChanged;
import io.turnout.report.record.UserAction;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.evidence.CollectedEvidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PeakCheckTest {
  private final ExpectedPortal expected = new ExpectedPortal();
  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private PortalCount found = new PortalCount(0, 0, 0);

  @Test
  void shouldCompareOnceNobodyComesOrGoesAnyMore() throws Exception {
    PeakCheck check = new PeakCheck(expected, 4);
    connect("m1", 1);
    connect("m1", 2);
    connect("m2", 1);
    connect("m2", 2);
    found = new PortalCount(2, 4, 4);

    assertThat(look(check, 1)).isEmpty();
    assertThat(look(check, 1))
        .get()
        .satisfies(
            comparison -> {
              assertThat(comparison.expected()).isEqualTo(new PortalCount(2, 4, 4));
              assertThat(comparison.differences()).isEmpty();
            });
    assertThat(look(check, 60)).isEmpty();
    assertThat(check.end()).isEmpty();
  }

  @Test
  void shouldLetThePortalLagAndListOnlyDifferencesThatStay() throws Exception {
    PeakCheck check = new PeakCheck(expected, 2);
    connect("m1", 1);
    connect("m1", 2);
    found = new PortalCount(2, 1, 2);

    assertThat(look(check, 3)).isEmpty();
    assertThat(look(check, 11)).isEmpty();
    assertThat(look(check, 1))
        .get()
        .extracting(PeakCheck.Comparison::differences)
        .isEqualTo(
            List.of(
                "the portal counts 2 meetings, expected 1",
                "the portal counts 1 users, expected 2"));
  }

  @Test
  void shouldExpectOneMoreStreamForEachSharedScreen() throws Exception {
    PeakCheck check = new PeakCheck(expected, 2);
    connect("m1", 1);
    connect("m1", 2);
    act(1, UserAction.START_SCREEN_SHARE);
    act(2, UserAction.START_SCREEN_SHARE);
    act(2, UserAction.STOP_SCREEN_SHARE);
    found = new PortalCount(1, 2, 3);

    assertThat(look(check, 3))
        .get()
        .extracting(PeakCheck.Comparison::differences)
        .isEqualTo(List.of());
  }

  @Test
  void shouldGiveTheHighestLoadAtTheEndWhenThePlansPeakIsNotReached() throws Exception {
    PeakCheck check = new PeakCheck(expected, 4);
    connect("m1", 1);
    found = new PortalCount(1, 1, 1);
    assertThat(look(check, 10)).as("less than half of the peak").isEmpty();
    connect("m1", 2);
    found = new PortalCount(1, 2, 2);
    assertThat(look(check, 10)).isEmpty();
    leave("m1", 2);
    assertThat(look(check, 10)).isEmpty();

    assertThat(check.end())
        .get()
        .extracting(PeakCheck.Comparison::expected)
        .isEqualTo(new PortalCount(1, 2, 2));
    assertThat(check.end()).isEmpty();
  }

  private Optional<PeakCheck.Comparison> look(PeakCheck check, int seconds) throws Exception {
    now = now.plusSeconds(seconds);
    return check.look(
        now,
        new PeakCheck.Portal() {
          @Override
          public PortalCount count() {
            return found;
          }

          @Override
          public CollectedEvidence screenshot() {
            return new CollectedEvidence(List.of(), List.of());
          }
        });
  }

  private void connect(String meeting, int user) {
    take(new UserStateChanged(now, user(meeting, user), UserState.CONNECTED, ""));
  }

  private void leave(String meeting, int user) {
    take(new UserStateChanged(now, user(meeting, user), UserState.LEFT, ""));
  }

  private void act(int user, UserAction action) {
    take(new ActionPerformed(now, user("m1", user), 1, action, ""));
  }

  private void take(RunEvent event) {
    expected.take(event);
  }

  private static VirtualUserId user(String meeting, int user) {
    return new VirtualUserId(meeting, meeting + "-u" + user);
  }
}
