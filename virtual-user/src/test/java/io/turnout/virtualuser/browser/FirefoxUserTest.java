package io.turnout.virtualuser.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.turnout.report.record.Metric;
import io.turnout.report.record.UserState;
import io.turnout.report.record.VirtualUserId;
import io.turnout.report.testing.RecordedRun;
import io.turnout.virtualuser.Departure;
import io.turnout.virtualuser.Invitation;
import io.turnout.virtualuser.MeetingLedger;
import io.turnout.virtualuser.MeetingRoster;
import io.turnout.virtualuser.UserPlan;
import io.turnout.virtualuser.VirtualUser;
import io.turnout.virtualuser.grid.BrowserProduct;
import io.turnout.virtualuser.grid.BrowserSlots;
import io.turnout.virtualuser.grid.GridHub;
import io.turnout.virtualuser.grid.GridNode;
import io.turnout.virtualuser.grid.GridUnavailableException;
import io.turnout.virtualuser.grid.HubOptions;
import io.turnout.virtualuser.grid.InstalledBrowser;
import io.turnout.virtualuser.grid.NodeOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Firefox, where there is one with its driver. */
@Tag("full")
@Timeout(300)
final class FirefoxUserTest {
  private static final VirtualUserId USER = new VirtualUserId("m1", "m1-u1");

  @Test
  void shouldPlayAUserAndMeasureIt(@TempDir Path folder) throws Exception {
    requireFirefox();
    RecordedRun run = new RecordedRun();
    InstantSource clock = InstantSource.system();
    BrowserOptions standard = BrowserOptions.defaults();
    try (EchoApplication application = EchoApplication.start(folder);
        GridHub hub = GridHub.start(HubOptions.onLoopback());
        GridNode _ =
            GridNode.start(
                NodeOptions.onLoopback(
                    hub.address(), hub.bus(), BrowserSlots.parse("firefox=1")))) {
      BrowserAgentFactory agents =
          new BrowserAgentFactory(
              hub.address(),
              new BrowserOptions(
                  BrowserProduct.FIREFOX,
                  true,
                  standard.cameraFramesPerSecond(),
                  standard.startTimeout(),
                  standard.answerTimeout(),
                  List.of()),
              application.adapter(),
              clock);
      VirtualUser user =
          new VirtualUser(
              UserPlan.of(new Invitation(USER, "Ann", "echo", 1))
                  .withJoinTimeout(Duration.ofMinutes(2)),
              agents,
              application.adapter(),
              new MeetingRoster(List.of(USER)),
              new MeetingLedger(),
              run,
              clock);

      assertThat(user.play(Departure.afterConnectedFor(Duration.ofSeconds(4))))
          .as(() -> run.events().toString())
          .isEqualTo(UserState.LEFT);
    }
    assertThat(run.values(Metric.VIDEO_FRAMES_DECODED)).isNotEmpty();
  }

  private static void requireFirefox() {
    try {
      InstalledBrowser.find(BrowserProduct.FIREFOX);
    } catch (GridUnavailableException e) {
      assumeTrue(false, "skipped: " + e.getMessage());
    }
  }
}
