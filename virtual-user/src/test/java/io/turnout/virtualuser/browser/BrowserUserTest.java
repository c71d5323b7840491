package io.turnout.virtualuser.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.report.record.Metric;
import io.turnout.report.record.RunEvent;
import io.turnout.report.record.RunEvent.UserStateChanged;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import io.turnout.report.testing.RecordedRun;
import io.turnout.virtualuser.Departure;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.MeetingLedger;
import io.turnout.virtualuser.MeetingRoster;
import io.turnout.virtualuser.Thumbnail;
import io.turnout.virtualuser.UserAgent;
import io.turnout.virtualuser.UserPlan;
import io.turnout.virtualuser.VirtualUser;
import io.turnout.virtualuser.application.ApplicationAdapter;
import io.turnout.virtualuser.grid.GridOptions;
import io.turnout.virtualuser.grid.StandaloneGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Chromium in a page that is nothing like meeting-app. */
@Tag("browser")
@Timeout(300)
class BrowserUserTest {
  private static final VirtualUserId USER = new VirtualUserId("m1", "m1-u1");
  private static StandaloneGrid grid;
  private static EchoApplication application;
  private static ApplicationAdapter adapter;

  private final RecordedRun run = new RecordedRun();
  private final List<RunEvent> events = run.events();

  @BeforeAll
  static void startGridAndPage(@TempDir Path folder) throws Exception {
    grid = StandaloneGrid.start(GridOptions.withSlots(2));
    application = EchoApplication.start(folder);
    adapter = application.adapter();
  }

  @AfterAll
  static void nothingIsLeftBehind() {
    application.close();
    grid.close();
    assertThat(grid.processes().running()).isEmpty();
    assertThat(grid.processes().folder()).doesNotExist();
  }

  @AfterEach
  void noBrowserIsLeftBehind() throws InterruptedException {
    for (int i = 0; i < 100 && !grid.processes().running().isEmpty(); i++) {
      Thread.sleep(100);
    }
    assertThat(grid.processes().running()).isEmpty();
  }

  @Test
  void shouldPlayAForeignApplicationAndMeasureIt() {
    assertThat(user().play(Departure.afterConnectedFor(Duration.ofSeconds(4))))
        .as(() -> events.toString())
        .isEqualTo(UserState.LEFT);

    assertThat(events.toString()).contains("CONNECTED", "video/VP8", "a complaint of the page");
    assertThat(run.values(Metric.VIDEO_FRAMES_DECODED)).hasSizeGreaterThan(2).isSorted();
    assertThat(run.values(Metric.VIDEO_FRAME_RATE)).anyMatch(value -> value > 1);
    assertThat(run.values(Metric.AUDIO_BITRATE)).anyMatch(value -> value > 1000);
    assertThat(run.values(Metric.ROUND_TRIP_TIME)).isNotEmpty();
    assertThat(run.values(Metric.JOIN_TIME)).hasSize(1);
  }

  @Test
  @Tag("full")
  void shouldFailWithItsReasonWhenTheBrowserIsKilled() {
    AtomicBoolean killed = new AtomicBoolean();
    Departure kill =
        (_, connectedAt) -> {
          if (connectedAt.isPresent() && killed.compareAndSet(false, true)) {
            grid.processes().running().stream()
                .filter(process -> !command(process).contains("chromedriver"))
                .forEach(ProcessHandle::destroyForcibly);
          }
          return false;
        };

    assertThat(user().play(kill)).as(() -> events.toString()).isEqualTo(UserState.FAILED);

    List<UserStateChanged> states =
        events.stream()
            .filter(UserStateChanged.class::isInstance)
            .map(UserStateChanged.class::cast)
            .toList();
    assertThat(states.getLast().reason()).startsWith("the browser is gone: ");
    Duration detection =
        Duration.between(states.get(states.size() - 2).at(), states.getLast().at());
    assertThat(detection).isLessThan(Duration.ofSeconds(60));
  }

  private static String command(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
    } catch (IOException e) {
      return "";
    }
  }

  @Test
  void shouldGiveASmallPictureOfThePage() throws Exception {
    BrowserAgentFactory agents =
        new BrowserAgentFactory(
            grid.address(), BrowserOptions.defaults(), adapter, InstantSource.system());
    try (UserAgent agent = agents.start(new Invitation(USER, "Ann", "m1", 1))) {
      Optional<Thumbnail> picture = Optional.empty();
      for (int i = 0; i < 10 && picture.isEmpty(); i++) {
        picture = agent.thumbnail();
      }
      assertThat(picture).isPresent();
      assertThat(picture.get().mediaType()).isEqualTo("image/jpeg");
      assertThat(picture.get().bytes()).startsWith(0xff, 0xd8).hasSizeLessThan(200_000);
    }
  }

  private VirtualUser user() {
    InstantSource clock = InstantSource.system();
    return new VirtualUser(
        UserPlan.of(new Invitation(USER, "Ann", "m1", 1)),
        new BrowserAgentFactory(grid.address(), BrowserOptions.defaults(), adapter, clock),
        adapter,
        new MeetingRoster(List.of(USER)),
        new MeetingLedger(),
        run,
        clock);
  }
}
