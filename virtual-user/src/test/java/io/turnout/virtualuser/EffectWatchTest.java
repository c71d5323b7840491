package io.turnout.virtualuser;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.ActionMissed;
import io.turnout.report.record.RunEvent.ActionSeen;
import io.turnout.report.record.Sample;
import io.turnout.report.record.UserAction;
import io.turnout.report.record.VirtualUserId;
import io.turnout.report.testing.RecordedRun;
import io.turnout.virtualuser.MeetingLedger.Participant;
import io.turnout.virtualuser.Shown.Item;
import io.turnout.virtualuser.Shown.Source;
import io.turnout.virtualuser.Shown.UserTracks;
import io.turnout.virtualuser.pattern.Stroke;
import io.turnout.virtualuser.pattern.TimedAction;
import io.turnout.virtualuser.pattern.TimedAction.Argument;
import io.turnout.virtualuser.pattern.UserPattern;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ann observes what Bob does, in a meeting of three. */
class EffectWatchTest {
  private static final VirtualUserId ANN = Streams.USER;
  private static final VirtualUserId BOB = new VirtualUserId("m1", "m1-u2");
  private static final VirtualUserId CAT = new VirtualUserId("m1", "m1-u3");
  private static final Stroke STROKE =
      new Stroke("#112233", List.of(new Stroke.Point(0.1, 0.1), new Stroke.Point(0.9, 0.5)));

  private final RecordedRun run = new RecordedRun();
  private final List<RunEvent> events = run.events();
  private final List<Sample> samples = run.samples();
  private final MeetingLedger ledger = new MeetingLedger();
  private EffectWatch watch = watch(UserPattern.VIDEO);
  private int number;

  // What Ann's browser gives.
  private long energyMs;
  private long frames;
  private long screenFrames;
  private boolean heard = true;
  private boolean seen = true;
  private boolean screen;
  private boolean dark;
  private boolean attributed = true;
  private List<Item> messages = List.of();
  private Optional<List<Item>> strokes = Optional.of(List.of());
  private OptionalInt strokeCount = OptionalInt.empty();
  private long nowMs;

  @BeforeEach
  void meet() {
    for (VirtualUserId user : List.of(ANN, BOB, CAT)) {
      ledger.present(user, Sending.atJoin(UserPattern.VIDEO), Streams.START);
    }
    observe(1000);
    observe(2000);
  }

  @Test
  void shouldTimeAMessageByWhenThePageShowedIt() {
    message();
    messages = List.of(new Item("Bob says [m1-u2#1] hello", at(2130)));
    observe(3000);

    assertThat(seen())
        .containsExactly(new ActionSeen(at(3000), ANN, BOB, 1, UserAction.SEND_MESSAGE, 130));
    assertThat(run.values(Metric.MESSAGE_DELIVERY_TIME)).containsExactly(130.0);
    assertThat(run.values(Metric.MESSAGE_LOSS)).containsExactly(0.0);
    assertThat(run.values(Metric.MESSAGE_REORDERED)).containsExactly(0.0);
  }

  @Test
  void shouldMissAMessageAfterItsTimeAndNotBefore() {
    message();
    observe(12_000);
    assertThat(events).isEmpty();
    observe(12_001);

    assertThat(missed()).isEqualTo("the message did not show within 10 s");
    assertThat(run.values(Metric.MESSAGE_LOSS)).containsExactly(1.0);
  }

  @Test
  void shouldMissAMessageThatCameTooLate() {
    message();
    messages = List.of(new Item("[m1-u2#1]", at(13_000)));
    observe(14_000);

    assertThat(missed()).startsWith("the message did not show");
  }

  @Test
  void shouldCountMessagesThatShowInAnotherOrder() {
    message();
    message();
    message();
    messages =
        List.of(
            new Item("[m1-u2#2]", at(2100)),
            new Item("[m1-u2#1]", at(2200)),
            new Item("[m1-u2#3]", at(2300)));
    observe(3000);

    assertThat(run.values(Metric.MESSAGE_REORDERED)).containsExactly(1.0, 0.0, 0.0);
  }

  @Test
  void shouldExpectNothingOfWhoWasNotThere() {
    ledger.away(ANN);
    message();
    ledger.present(ANN, Sending.atJoin(UserPattern.VIDEO), at(3000));
    observe(20_000);

    assertThat(events).isEmpty();
    assertThat(samples).isEmpty();
  }

  @Test
  void shouldTellStrokesApart() {
    draw();
    draw();
    strokes = Optional.of(List.of(new Item(STROKE.key(), at(2400))));
    observe(3000);

    assertThat(run.values(Metric.STROKE_DELIVERY_TIME)).containsExactly(400.0, 400.0);
  }

  @Test
  void shouldCountStrokesThatCannotBeToldApart() {
    strokes = Optional.empty();
    strokeCount = OptionalInt.of(5);
    observe(2500);
    draw();
    draw();
    strokeCount = OptionalInt.of(6);
    observe(3000);
    observe(13_000);

    assertThat(run.values(Metric.STROKE_LOSS)).containsExactly(0.0, 1.0);
  }

  @Test
  void shouldSeeThatTheSoundOfAMutedUserIsGone() {
    act(UserAction.MUTE);
    observe(3000);
    heard = false;
    observeEachSecond(4000, 6000);

    assertThat(seen())
        .containsExactly(new ActionSeen(at(5000), ANN, BOB, 1, UserAction.MUTE, 1000));
    assertThat(run.values(Metric.ACTION_TIME)).containsExactly(1000.0);
  }

  @Test
  void shouldMissAMuteThatIsStillHeard() {
    act(UserAction.MUTE);
    observeEachSecond(3000, 13_000);

    assertThat(missed()).isEqualTo("its sound still arrived after 10 s");
    assertThat(run.values(Metric.ACTION_MISSED)).containsExactly(1.0);
  }

  @Test
  void shouldHearAUserAgainOrMissIt() {
    act(UserAction.MUTE);
    heard = false;
    observeEachSecond(3000, 6000);
    nowMs = 6000;
    act(UserAction.UNMUTE);
    heard = true;
    observe(7000);
    assertThat(seen()).hasSize(2).last().extracting(ActionSeen::afterMs).isEqualTo(1000L);

    act(UserAction.MUTE);
    heard = false;
    observeEachSecond(8000, 11_000);
    act(UserAction.UNMUTE);
    observeEachSecond(12_000, 22_000);
    assertThat(missed()).isEqualTo("no sound arrived within 10 s");
  }

  @Test
  void shouldNotJudgeTheSilenceOfWhoNeverSpeaks() {
    watch =
        watch(
            new UserPattern(
                "silent",
                Optional.of(UserPattern.Camera.DEFAULT),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                UserPattern.Speech.NEVER,
                List.of(),
                Optional.empty()));
    meet();
    heard = false;
    act(UserAction.MUTE);
    observeEachSecond(3000, 20_000);

    assertThat(events).isEmpty();
  }

  @Test
  void shouldSeeACameraGoDarkAndComeBack() {
    act(UserAction.CAMERA_OFF);
    assertThat(watch.needsPictures()).isFalse();
    observe(3000);
    assertThat(watch.needsPictures()).isTrue();
    dark = true;
    observeEachSecond(4000, 6000);
    assertThat(seen()).hasSize(1).last().extracting(ActionSeen::afterMs).isEqualTo(1000L);

    act(UserAction.CAMERA_ON);
    dark = false;
    observe(7000);
    assertThat(seen()).hasSize(2);
  }

  @Test
  void shouldMissACameraThatStillShows() {
    act(UserAction.CAMERA_OFF);
    observeEachSecond(3000, 13_000);

    assertThat(missed()).isEqualTo("its camera still showed after 10 s");
  }

  @Test
  void shouldSeeASharedScreenAsAStreamOfItsOwn() {
    act(UserAction.START_SCREEN_SHARE);
    observe(3000);
    assertThat(events).isEmpty();
    screen = true;
    observeEachSecond(4000, 5000);
    assertThat(seen()).hasSize(1);

    act(UserAction.STOP_SCREEN_SHARE);
    screen = false;
    observeEachSecond(6000, 9000);
    assertThat(seen()).hasSize(2);
  }

  @Test
  void shouldMissAScreenThatDoesNotArrive() {
    act(UserAction.START_SCREEN_SHARE);
    observeEachSecond(3000, 13_000);

    assertThat(missed()).isEqualTo("no frame of its screen was decoded within 10 s");
  }

  @Test
  void shouldRecordNeitherWhenNobodyKnowsWhoseStreamItIs() {
    attributed = false;
    act(UserAction.START_SCREEN_SHARE);
    observeEachSecond(3000, 20_000);

    assertThat(events).isEmpty();
    assertThat(samples).isEmpty();
  }

  @Test
  void shouldRecordNeitherWhenTheActorIsGone() {
    act(UserAction.START_SCREEN_SHARE);
    ledger.away(BOB);
    observeEachSecond(3000, 20_000);

    assertThat(events).isEmpty();
  }

  @Test
  void shouldRecordNeitherWhenItWasUndoneBeforeItShowed() {
    act(UserAction.START_SCREEN_SHARE);
    observe(3000);
    act(UserAction.STOP_SCREEN_SHARE);
    observeEachSecond(4000, 20_000);

    assertThat(events).noneMatch(ActionMissed.class::isInstance);
  }

  private EffectWatch watch(UserPattern pattern) {
    int place = 1;
    for (VirtualUserId user : List.of(ANN, BOB, CAT)) {
      ledger.enter(
          Participant.of(plan(user, pattern).withNumber(place++)), Sending.atJoin(pattern));
    }
    UserPlan plan = plan(ANN, pattern);
    return new EffectWatch(plan, ledger, new Conversation(plan, ledger), run);
  }

  private static UserPlan plan(VirtualUserId user, UserPattern pattern) {
    return UserPlan.of(new Invitation(user, "name of " + user.user(), "m1", 3, pattern));
  }

  private void message() {
    done(UserAction.SEND_MESSAGE, new Argument.Text("[m1-u2#" + (number + 1) + "] hello"));
  }

  private void draw() {
    done(UserAction.DRAW_STROKE, new Argument.Drawing(STROKE));
  }

  private void act(UserAction action) {
    Sending before = ledger.state().sending().getOrDefault(BOB, Sending.NOTHING);
    ledger.sends(BOB, before.after(action, at(nowMs)));
    done(action, new Argument.Nothing());
  }

  private void done(UserAction action, Argument argument) {
    number++;
    ledger.done(BOB, new TimedAction(number, Duration.ZERO, action, argument), at(nowMs));
  }

  private void observeEachSecond(long fromMs, long toMs) {
    for (long ms = fromMs; ms <= toMs; ms += 1000) {
      observe(ms);
    }
  }

  private void observe(long ms) {
    energyMs += heard ? ms - nowMs : 0;
    frames += seen ? 20 : 0;
    screenFrames += screen ? 10 : 0;
    nowMs = ms;
    List<StreamStatistics> streams = new ArrayList<>();
    streams.add(Streams.audioOf("bob-audio", 11, ms, energyMs));
    streams.add(Streams.videoOf("bob-video", 12, ms, frames));
    List<UserTracks> tracks = new ArrayList<>();
    tracks.add(new UserTracks("name of m1-u2", Source.CAMERA, List.of("bob-audio", "bob-video")));
    if (screen) {
      streams.add(Streams.videoOf("bob-screen", 13, ms, screenFrames));
      tracks.add(new UserTracks("name of m1-u2", Source.SCREEN, List.of("bob-screen")));
    }
    Map<String, Boolean> pictures = new HashMap<>();
    if (watch.needsPictures()) {
      pictures.put("bob-video", dark);
    }
    Observation observation =
        new Observation(
            at(ms),
            streams,
            List.of(),
            OptionalInt.empty(),
            Optional.empty(),
            new Shown(
                Optional.of(messages),
                strokes,
                strokeCount,
                attributed ? Optional.of(tracks) : Optional.empty(),
                pictures));
    MeetingLedger.State state = ledger.state();
    watch.update(observation, state, StreamAttribution.of(observation, state, ANN, 3), true);
  }

  private List<ActionSeen> seen() {
    return events.stream()
        .filter(ActionSeen.class::isInstance)
        .map(ActionSeen.class::cast)
        .toList();
  }

  private String missed() {
    assertThat(events).last().isInstanceOf(ActionMissed.class);
    return ((ActionMissed) events.getLast()).reason();
  }

  private static Instant at(long ms) {
    return Streams.START.plusMillis(ms);
  }
}
