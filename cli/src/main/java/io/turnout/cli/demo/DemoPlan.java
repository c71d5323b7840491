package io.turnout.cli.demo;

import io.turnout.loadtest.plan.BrowserSettings;
import io.turnout.loadtest.plan.GridSource;
import io.turnout.loadtest.plan.MeetingLoad;
import io.turnout.loadtest.plan.MonitorSource;
import io.turnout.loadtest.plan.Plan;
import io.turnout.loadtest.plan.Target;
import io.turnout.loadtest.plan.Threshold;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The demo's plan: everything below is also what a plan in YAML can say. */
final class DemoPlan {
  private DemoPlan() {}

  static Plan of(DemoSize size, Duration hold, DemoServers.Addresses addresses) {
    return new Plan(
        "demo",
        new Target(addresses.meetingApp(), Target.MEETING_APP),
        new GridSource.Hub(addresses.grid()),
        new BrowserSettings(
            BrowserSettings.DEFAULT.name(),
            size.cameraFramesPerSecond(),
            BrowserSettings.DEFAULT.arguments()),
        MeetingLoad.Closed.of(
            size.meetings(),
            size.usersPerMeeting(),
            MeetingLoad.DEFAULT_MEETING_EVERY,
            size.userEvery(),
            hold,
            size.joinTimeout()),
        List.of(
            Threshold.parse("users.failed max == 0"),
            Threshold.parse("join.time p95 < " + size.joinTimeout().toSeconds() + "s"),
            Threshold.parse("video.packetLoss mean < 2%")),
        List.of(
            new MonitorSource.Prometheus("media-server", metrics(addresses.mediaServer())),
            new MonitorSource.Prometheus("meeting-app", metrics(addresses.meetingApp()))));
  }

  /** Both servers show their metrics on the port that they serve on. */
  private static URI metrics(URI server) {
    return URI.create("http://" + server.getHost() + ":" + server.getPort() + "/metrics");
  }
}
