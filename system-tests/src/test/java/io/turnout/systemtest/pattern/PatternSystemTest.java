package io.turnout.systemtest.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent.ActionMissed;
import io.turnout.report.record.RunEvent.ActionSeen;
import io.turnout.report.record.UserAction;
import io.turnout.report.record.UserState;
import io.turnout.virtualuser.pattern.UserPattern;
import io.turnout.virtualuser.pattern.UserPattern.Annotations;
import io.turnout.virtualuser.pattern.UserPattern.Camera;
import io.turnout.virtualuser.pattern.UserPattern.Messages;
import io.turnout.virtualuser.pattern.UserPattern.PlannedAction;
import io.turnout.virtualuser.pattern.UserPattern.ScreenShare;
import io.turnout.virtualuser.pattern.UserPattern.Speech;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every pattern, and everything that a user can do, verified at the other end. */
@Tag("full")
@Timeout(1200)
final class PatternSystemTest {
  private static PlayedMeeting meeting;

  @BeforeAll
  static void open(@TempDir Path logs) throws Exception {
    meeting = PlayedMeeting.open(3, logs);
  }

  @AfterAll
  static void close() {
    meeting.close();
  }

  @Test
  void shouldSeeEverythingThatUsersDo() throws Exception {
    List<PlannedAction> actions = new ArrayList<>();
    UserAction[] inOrder = {
      UserAction.SEND_MESSAGE,
      UserAction.DRAW_STROKE,
      UserAction.MUTE,
      UserAction.UNMUTE,
      UserAction.CAMERA_OFF,
      UserAction.CAMERA_ON,
      UserAction.START_SCREEN_SHARE,
      UserAction.STOP_SCREEN_SHARE,
      UserAction.REJOIN,
      UserAction.RELOAD
    };
    for (int i = 0; i < inOrder.length; i++) {
      actions.add(new PlannedAction(Duration.ofSeconds(2 + 20L * i), inOrder[i], Set.of(1)));
    }

    Map<String, UserState> ends =
        meeting.play(
            "all",
            2,
            pattern("all", Optional.of(Camera.DEFAULT), Optional.empty(), Speech.ALWAYS, actions),
            Duration.ofSeconds(240));

    assertThat(ends).as(this::record).hasSize(2).containsValue(UserState.LEFT);
    assertThat(ends.values()).as(this::record).containsOnly(UserState.LEFT);
    assertThat(meeting.events(ActionMissed.class)).as(this::record).isEmpty();
    assertThat(meeting.events(ActionSeen.class))
        .as(this::record)
        .extracting(ActionSeen::action)
        .contains(inOrder);
    assertThat(meeting.values(Metric.MESSAGE_DELIVERY_TIME)).hasSize(1).allMatch(ms -> ms < 60_000);
    assertThat(meeting.values(Metric.ACTION_MISSED)).containsOnly(0.0);
  }

  @Test
  void shouldPlayAnAudioCallWithASharedScreenMessagesAndAnnotations() throws Exception {
    UserPattern pattern =
        new UserPattern(
            "audio+screen+annotations+messages",
            Optional.empty(),
            Optional.of(ScreenShare.BY_FIRST_USER),
            Optional.of(new Messages(Duration.ofSeconds(5), 60)),
            Optional.of(new Annotations(Duration.ofSeconds(7))),
            Speech.TURNS,
            List.of(),
            Optional.empty());

    Map<String, UserState> ends = meeting.play("audio", 3, pattern, Duration.ofSeconds(45));

    assertThat(ends.values()).as(this::record).hasSize(3).containsOnly(UserState.LEFT);
    assertThat(meeting.events(ActionMissed.class)).as(this::record).isEmpty();
    assertThat(meeting.events(ActionSeen.class))
        .as(this::record)
        .extracting(ActionSeen::action)
        .contains(UserAction.START_SCREEN_SHARE, UserAction.SEND_MESSAGE, UserAction.DRAW_STROKE);
    assertThat(meeting.values(Metric.MESSAGE_LOSS)).containsOnly(0.0);
    assertThat(meeting.values(Metric.STROKE_LOSS)).containsOnly(0.0);
    assertThat(meeting.values(Metric.AUDIO_ENERGY))
        .as("speech in turns is heard now and then")
        .anyMatch(energy -> energy < 1e-6)
        .anyMatch(energy -> energy > 1e-5);
  }

  @Test
  void shouldGiveTheCameraItsSizeRateAndBitrate() throws Exception {
    Camera camera =
        new Camera(
            OptionalInt.of(320), OptionalInt.of(240), OptionalInt.of(10), OptionalInt.of(150_000));

    Map<String, UserState> ends =
        meeting.play(
            "camera",
            2,
            pattern("video", Optional.of(camera), Optional.empty(), Speech.NEVER, List.of()),
            Duration.ofSeconds(15));

    assertThat(ends.values()).as(this::record).hasSize(2).containsOnly(UserState.LEFT);
    assertThat(meeting.values(Metric.VIDEO_FRAME_WIDTH)).allMatch(width -> width <= 320);
    assertThat(meeting.values(Metric.VIDEO_FRAME_RATE)).allMatch(rate -> rate < 13);
    assertThat(meeting.values(Metric.VIDEO_BITRATE)).allMatch(rate -> rate < 300_000);
    assertThat(meeting.values(Metric.AUDIO_ENERGY)).allMatch(energy -> energy < 1e-6);
  }

  private static UserPattern pattern(
      String name,
      Optional<Camera> camera,
      Optional<ScreenShare> screen,
      Speech speech,
      List<PlannedAction> actions) {
    return new UserPattern(
        name,
        camera,
        screen,
        Optional.empty(),
        Optional.empty(),
        speech,
        actions,
        Optional.empty());
  }

  private String record() {
    StringBuilder text = new StringBuilder();
    meeting.events().forEach(event -> text.append(event).append('\n'));
    return text.toString();
  }
}
