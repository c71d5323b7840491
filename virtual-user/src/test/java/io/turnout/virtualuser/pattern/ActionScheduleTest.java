package io.turnout.virtualuser.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.report.record.UserAction;
import io.turnout.report.record.VirtualUserId;
import io.turnout.virtualuser.pattern.TimedAction.Argument;
import io.turnout.virtualuser.pattern.UserPattern.Annotations;
import io.turnout.virtualuser.pattern.UserPattern.Camera;
import io.turnout.virtualuser.pattern.UserPattern.Messages;
import io.turnout.virtualuser.pattern.UserPattern.PlannedAction;
import io.turnout.virtualuser.pattern.UserPattern.RandomActions;
import io.turnout.virtualuser.pattern.UserPattern.ScreenShare;
import io.turnout.virtualuser.pattern.UserPattern.Speech;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionScheduleTest {
  private static final VirtualUserId ANN = new VirtualUserId("m1", "m1-u1");
  private static final VirtualUserId BOB = new VirtualUserId("m1", "m1-u2");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final UserPattern BUSY =
      pattern(
          List.of(),
          Optional.of(
              new RandomActions(
                  Duration.ofSeconds(10),
                  EnumSet.complementOf(EnumSet.of(UserAction.KEEP_ALIVE)))));

  @Test
  void shouldGiveTheSameScheduleForTheSameSeed() {
    assertThat(schedule(BUSY, ANN, 1, HOUR, 7)).isEqualTo(schedule(BUSY, ANN, 1, HOUR, 7));
    assertThat(schedule(BUSY, ANN, 1, HOUR, 8)).isNotEqualTo(schedule(BUSY, ANN, 1, HOUR, 7));
  }

  @Test
  void shouldLetUsersDiffer() {
    assertThat(schedule(BUSY, BOB, 1, HOUR, 7).stream().map(TimedAction::at))
        .isNotEqualTo(schedule(BUSY, ANN, 1, HOUR, 7).stream().map(TimedAction::at).toList());
  }

  @Test
  void shouldWriteAsOftenAndAsLongAsThePatternSays() {
    List<TimedAction> messages =
        schedule(BUSY, ANN, 1, Duration.ofHours(50), 1).stream()
            .filter(action -> action.action() == UserAction.SEND_MESSAGE)
            .toList();

    // A message every 30 s, and one of the random actions of every 10 s now and then.
    assertThat(messages.size()).isBetween(7000, 9500);
    assertThat(messages)
        .allSatisfy(
            action -> {
              assertThat(action.argument()).isInstanceOf(Argument.Text.class);
              assertThat(action.detail()).hasSize(40).isEqualTo(action.detail().strip());
              assertThat(MessageKey.in(action.detail()))
                  .contains(new MessageKey("m1-u1", action.number()));
            });
  }

  @Test
  void shouldDrawStrokesThatStayOnTheBoardAndTellThemselvesApart() {
    List<Stroke> strokes =
        schedule(BUSY, ANN, 1, HOUR, 1).stream()
            .map(TimedAction::argument)
            .filter(Argument.Drawing.class::isInstance)
            .map(argument -> ((Argument.Drawing) argument).stroke())
            .toList();

    assertThat(strokes).hasSizeGreaterThan(30);
    assertThat(strokes.stream().map(Stroke::key)).doesNotHaveDuplicates();
    assertThat(strokes.stream().flatMap(stroke -> stroke.points().stream()))
        .allMatch(point -> point.x() > 0 && point.x() < 1 && point.y() > 0 && point.y() < 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldDoOnlyWhatMakesSenseAndEndWhatWasBegun(long seed) {
    boolean muted = false;
    boolean cameraOff = false;
    boolean sharing = false;
    Duration last = Duration.ZERO;
    for (TimedAction action : schedule(BUSY, ANN, 1, HOUR, seed)) {
      assertThat(action.at()).isBetween(last, HOUR);
      last = action.at();
      switch (action.action()) {
        case MUTE, UNMUTE -> {
          assertThat(action.action() == UserAction.UNMUTE).isEqualTo(muted);
          muted = !muted;
        }
        case CAMERA_OFF, CAMERA_ON -> {
          assertThat(action.action() == UserAction.CAMERA_ON).isEqualTo(cameraOff);
          cameraOff = !cameraOff;
        }
        case START_SCREEN_SHARE, STOP_SCREEN_SHARE -> {
          assertThat(action.action() == UserAction.STOP_SCREEN_SHARE).isEqualTo(sharing);
          sharing = !sharing;
        }
        case REJOIN, RELOAD -> {
          muted = false;
          cameraOff = false;
          sharing = false;
        }
        default -> {}
      }
    }
    assertThat(List.of(muted, cameraOff, sharing)).containsOnly(false);
  }

  @Test
  void shouldBeginNothingNearTheEnd() {
    assertThat(schedule(BUSY, ANN, 1, HOUR, 3))
        .filteredOn(action -> action.at().compareTo(HOUR.minusSeconds(20)) > 0)
        .extracting(TimedAction::action)
        .doesNotContain(
            UserAction.MUTE,
            UserAction.CAMERA_OFF,
            UserAction.START_SCREEN_SHARE,
            UserAction.REJOIN);
  }

  @Test
  void shouldNumberActionsInOrder() {
    List<TimedAction> schedule = schedule(BUSY, ANN, 1, HOUR, 1);

    for (int i = 0; i < schedule.size(); i++) {
      assertThat(schedule.get(i).number()).isEqualTo(i + 1);
    }
  }

  @Test
  void shouldPlayPlannedActionsOfTheUsersNamedOnly() {
    UserPattern pattern =
        pattern(
            List.of(
                new PlannedAction(Duration.ofSeconds(5), UserAction.MUTE, Set.of(2)),
                new PlannedAction(Duration.ofSeconds(9), UserAction.UNMUTE, Set.of(2)),
                new PlannedAction(Duration.ofSeconds(7), UserAction.RELOAD, Set.of())),
            Optional.empty());

    assertThat(planned(schedule(pattern, ANN, 1, Duration.ofSeconds(20), 1)))
        .containsExactly(UserAction.RELOAD);
    assertThat(planned(schedule(pattern, BOB, 2, Duration.ofSeconds(20), 1)))
        .containsExactly(UserAction.MUTE, UserAction.RELOAD, UserAction.UNMUTE);
  }

  @Test
  void shouldShareTheScreenFromTheStartAndAgainAfterAReload() {
    UserPattern pattern =
        new UserPattern(
            "audio+screen",
            Optional.empty(),
            Optional.of(ScreenShare.BY_FIRST_USER),
            Optional.empty(),
            Optional.empty(),
            Speech.ALWAYS,
            List.of(new PlannedAction(Duration.ofSeconds(7), UserAction.RELOAD, Set.of())),
            Optional.empty());

    assertThat(schedule(pattern, ANN, 1, HOUR, 1).stream().map(TimedAction::action))
        .containsExactly(
            UserAction.START_SCREEN_SHARE, UserAction.RELOAD, UserAction.START_SCREEN_SHARE);
    assertThat(schedule(pattern, BOB, 2, HOUR, 1).stream().map(TimedAction::action))
        .containsExactly(UserAction.RELOAD);
    assertThat(ActionSchedule.actionsOf(pattern, Optional.empty()))
        .containsExactlyInAnyOrder(UserAction.START_SCREEN_SHARE, UserAction.RELOAD);
  }

  @Test
  void shouldGiveSignsOfLifeAtTheirInterval() {
    KeepAlive message = new KeepAlive(Duration.ofMinutes(10), KeepAlive.Means.MESSAGE);

    List<TimedAction> signs =
        ActionSchedule.of(UserPattern.VIDEO, Optional.of(message), ANN, 1, HOUR, 1);

    assertThat(signs.stream().map(TimedAction::at).map(Duration::toMinutes))
        .containsExactly(10L, 20L, 30L, 40L, 50L);
    assertThat(signs.getFirst().detail()).isEqualTo("[m1-u1#1]");
  }

  @Test
  void shouldNameTheEndOfWhatMayBeBegun() {
    UserPattern pattern =
        pattern(
            List.of(),
            Optional.of(new RandomActions(Duration.ofSeconds(9), Set.of(UserAction.MUTE))));

    assertThat(ActionSchedule.actionsOf(pattern, Optional.empty()))
        .contains(UserAction.MUTE, UserAction.UNMUTE);
  }

  private static List<UserAction> planned(List<TimedAction> schedule) {
    return schedule.stream()
        .map(TimedAction::action)
        .filter(action -> action != UserAction.SEND_MESSAGE && action != UserAction.DRAW_STROKE)
        .toList();
  }

  private static List<TimedAction> schedule(
      UserPattern pattern, VirtualUserId user, int number, Duration stay, long seed) {
    return ActionSchedule.of(pattern, Optional.empty(), user, number, stay, seed);
  }

  private static UserPattern pattern(List<PlannedAction> planned, Optional<RandomActions> random) {
    return new UserPattern(
        "video+annotations+messages",
        Optional.of(Camera.DEFAULT),
        Optional.empty(),
        Optional.of(new Messages(Duration.ofSeconds(30), 40)),
        Optional.of(new Annotations(Duration.ofSeconds(60))),
        Speech.ALWAYS,
        planned,
        random);
  }
}
